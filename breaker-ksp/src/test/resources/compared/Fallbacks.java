package com.example;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;

/** Fallbacks of all kinds: the generated class can make some, and some must be given to it. */
class Fallbacks {
  @CircuitBroken(service = "a", fallback = Plain.class)
  interface OfPlain {
    @GET("meta")
    Call<Void> meta();
  }

  static class Plain implements OfPlain {
    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = TwoConstructors.class)
  interface OfTwoConstructors {
    @GET("meta")
    Call<Void> meta();
  }

  static class TwoConstructors implements OfTwoConstructors {
    TwoConstructors() {}

    TwoConstructors(int x) {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Unchecked.class)
  interface OfUnchecked {
    @GET("meta")
    Call<Void> meta();
  }

  static class Unchecked implements OfUnchecked {
    Unchecked() throws IllegalStateException, Error {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Generic.class)
  interface OfGeneric {
    @GET("meta")
    Call<Void> meta();
  }

  static class Generic<T> implements OfGeneric {
    protected Generic() {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = ARecord.class)
  interface OfARecord {
    @GET("meta")
    Call<Void> meta();
  }

  record ARecord() implements OfARecord {
    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = NotEmpty.class)
  interface OfNotEmpty {
    @GET("meta")
    Call<Void> meta();
  }

  record NotEmpty(String name) implements OfNotEmpty {
    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Abstract.class)
  interface OfAbstract {
    @GET("meta")
    Call<Void> meta();
  }

  abstract static class Abstract implements OfAbstract {}

  @CircuitBroken(service = "a", fallback = AnInterface.class)
  interface OfAnInterface {
    @GET("meta")
    Call<Void> meta();
  }

  interface AnInterface extends OfAnInterface {}

  @CircuitBroken(service = "a", fallback = Inner.class)
  interface OfInner {
    @GET("meta")
    Call<Void> meta();
  }

  class Inner implements OfInner {
    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Hidden.class)
  interface OfHidden {
    @GET("meta")
    Call<Void> meta();
  }

  static class Hidden implements OfHidden {
    private Hidden() {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Varargs.class)
  interface OfVarargs {
    @GET("meta")
    Call<Void> meta();
  }

  static class Varargs implements OfVarargs {
    Varargs(String... names) {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Checked.class)
  interface OfChecked {
    @GET("meta")
    Call<Void> meta();
  }

  static class Checked implements OfChecked {
    Checked() throws Exception {}

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = AnEnum.class)
  interface OfAnEnum {
    @GET("meta")
    Call<Void> meta();
  }

  enum AnEnum implements OfAnEnum {
    ONE;

    @Override
    public Call<Void> meta() {
      return null;
    }
  }

  @CircuitBroken(service = "a", fallback = Extending.class)
  interface OfExtending {
    @GET("meta")
    Call<Void> meta();
  }

  static class Extending extends Plain implements OfExtending {}
}

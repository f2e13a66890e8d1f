package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerStatus;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;

@Tag("versions")
final class BreakerCallAdapterFactoryTest {
  private static final BreakerPolicy USERS = BreakerPolicy.forService("users");
  private static final BreakerPolicy ORDERS = BreakerPolicy.forService("orders");
  private static final BreakerPolicy SEARCH = BreakerPolicy.forService("search");

  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Users {
    @GET("/")
    Call<String> get();
  }

  interface Orders {
    @GET("/")
    Call<String> get();

    @CircuitBroken(service = "search")
    @GET("/")
    Call<String> search();

    @CircuitBroken(service = "search")
    @GET("/")
    CompletableFuture<String> searchLater();
  }

  interface BigOrders extends Orders {
    @GET("/big")
    Call<String> getBig();
  }

  interface Plain {
    @GET("/")
    Call<String> get();
  }

  private BreakerStatus status(BreakerPolicy policy) {
    return backend.breakers().breaker(policy).status();
  }

  private void assertTotals(int users, int orders, int search) {
    assertThat(status(USERS).total()).as("users").isEqualTo(users);
    assertThat(status(ORDERS).total()).as("orders").isEqualTo(orders);
    assertThat(status(SEARCH).total()).as("search").isEqualTo(search);
  }

  private <T> T create(
      Class<T> service, Retrofit retrofit, BreakerPolicy policy, BreakerPolicy... methods) {
    return HandWrittenFactory.create(service, retrofit, backend.breakers(), policy, methods);
  }

  @Test
  void severalInterfacesOnOneRetrofitHaveEachItsBreaker() throws Exception {
    Retrofit retrofit = backend.retrofit().build();
    Users users = create(Users.class, retrofit, USERS);
    Orders orders = create(Orders.class, retrofit, ORDERS, SEARCH);
    Plain plain = retrofit.create(Plain.class);
    for (int i = 0; i < 4; i++) {
      backend.answers(200, "Hi");
    }

    users.get().execute();
    orders.get().execute();
    orders.get().execute();
    plain.get().execute();

    assertTotals(1, 2, 0);
    backend.breakers().breaker(USERS).trip("by hand");
    backend.answers(200, "Hi");
    backend.answers(200, "Hi");
    assertThat(users.get().execute().code()).isEqualTo(500);
    assertThat(orders.get().execute().code()).isEqualTo(200);
    assertThat(plain.get().execute().code()).isEqualTo(200);
  }

  @Test
  void sameInterfaceCanBeGuardedByDifferentBreakers() throws Exception {
    Retrofit retrofit = backend.retrofit().build();
    backend.answers(200, "Hi");

    create(Users.class, retrofit, USERS);
    create(Users.class, retrofit, ORDERS).get().execute();

    assertTotals(0, 1, 0);
  }

  @Test
  void annotatedMethodHasABreakerOfItsOwn() throws Exception {
    Orders orders = create(Orders.class, backend.retrofit().build(), ORDERS, SEARCH);
    backend.answers(200, "Hi");
    backend.answers(500);
    backend.answers(200, "Hi");

    orders.get().execute();
    assertThatThrownBy(() -> BackendExtension.await(orders.searchLater()))
        .hasCauseInstanceOf(HttpException.class);
    orders.search().execute();

    assertTotals(0, 1, 2);
    assertThat(status(SEARCH).failures()).isEqualTo(1);

    backend.breakers().breaker(SEARCH).trip("by hand");
    assertThat(orders.search().execute().errorBody().string())
        .contains("Circuit breaker search tripped");
    assertThat(status(ORDERS).state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void annotatedMethodMayNameTheServiceOfTheInterface() throws Exception {
    Orders orders = create(Orders.class, backend.retrofit().build(), SEARCH);
    backend.answers(200, "Hi");
    backend.answers(200, "Hi");

    orders.get().execute();
    orders.search().execute();

    assertTotals(0, 0, 2);
  }

  @Test
  void annotatedMethodWithoutPolicyIsRefused() {
    Orders orders = create(Orders.class, backend.retrofit().build(), ORDERS, USERS);

    assertThatThrownBy(orders::search)
        .isInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessage(
            "the method's @CircuitBroken names service \"search\", but"
                + " dev.breaker.retrofit.HandWrittenFactory has policies for [orders, users] only;"
                + " generate it anew");
  }

  @Test
  void inheritedMethodsAreGuardedByTheInterfaceThatInherits() throws Exception {
    Retrofit retrofit = backend.retrofit().build();
    Orders orders = create(Orders.class, retrofit, ORDERS, SEARCH);
    BigOrders bigOrders = create(BigOrders.class, retrofit, USERS, SEARCH);
    for (int i = 0; i < 4; i++) {
      backend.answers(200, "Hi");
    }

    orders.get().execute();
    bigOrders.get().execute();
    bigOrders.getBig().execute();
    bigOrders.search().execute();

    assertTotals(2, 1, 1);
  }

  /** Public, because Retrofit cannot call default methods of other interfaces on Java 16 and up. */
  public interface Greetings {
    @GET("/")
    Call<String> get();

    default String first() throws IOException {
      return get().execute().body();
    }
  }

  @Test
  void defaultMethodsCallGuardedOnes() throws Exception {
    Greetings greetings = create(Greetings.class, backend.retrofit().build(), USERS);
    backend.answers(200, "Hi");

    assertThat(greetings.first()).isEqualTo("Hi");

    assertTotals(1, 0, 0);
  }

  interface RxUsers {
    @GET("/")
    Single<String> get();
  }

  @Test
  void standsFirstAlsoWhereRxJavaTakesTheReturnType() {
    Retrofit retrofit =
        backend
            .retrofit()
            .addCallAdapterFactory(RxJava3CallAdapterFactory.createSynchronous())
            .build();
    backend.answers(200, "Hi");

    create(RxUsers.class, retrofit, USERS).get().test().assertResult("Hi");

    assertTotals(1, 0, 0);
  }

  @Test
  void originalIsUntouched() throws Exception {
    Retrofit retrofit = backend.retrofit().build();
    List<CallAdapter.Factory> adapters = List.copyOf(retrofit.callAdapterFactories());
    List<Converter.Factory> converters = List.copyOf(retrofit.converterFactories());
    backend.answers(200, "Hi");

    create(Users.class, retrofit, USERS);
    retrofit.create(Users.class).get().execute();

    assertThat(retrofit.callAdapterFactories()).isEqualTo(adapters);
    assertThat(retrofit.converterFactories()).isEqualTo(converters);
    assertTotals(0, 0, 0);
  }

  @Test
  void restOfTheRetrofitIsKept() {
    Executor callbackExecutor = Runnable::run;
    okhttp3.Call.Factory callFactory = request -> backend.client().newCall(request);
    CopySeen seen = new CopySeen();
    Retrofit retrofit =
        backend
            .retrofit()
            .addCallAdapterFactory(seen)
            .callbackExecutor(callbackExecutor)
            .callFactory(callFactory)
            .validateEagerly(true)
            .build();

    create(Users.class, retrofit, USERS);

    assertThat(seen.retrofit).isNotNull().isNotSameAs(retrofit);
    assertThat(seen.retrofit.baseUrl()).isEqualTo(retrofit.baseUrl());
    assertThat(seen.retrofit.callFactory()).isSameAs(callFactory);
    assertThat(seen.retrofit.callbackExecutor()).isSameAs(callbackExecutor);
    assertThat(seen.retrofit.converterFactories()).containsAll(backendConverters(retrofit));
    assertThat(seen.retrofit.callAdapterFactories().get(0)).isInstanceOf(HandWrittenFactory.class);
    assertThat(seen.retrofit.callAdapterFactories()).contains(seen);
  }

  /** Those that the user added: the first is Retrofit's own. */
  private static List<Converter.Factory> backendConverters(Retrofit retrofit) {
    return retrofit.converterFactories().subList(1, 3);
  }

  /** Takes nothing, but sees which Retrofit asks; validated eagerly, at creation. */
  private static final class CopySeen extends CallAdapter.Factory {
    private @Nullable Retrofit retrofit;

    @Override
    public @Nullable CallAdapter<?, ?> get(
        Type returnType, Annotation[] annotations, Retrofit asking) {
      retrofit = asking;
      return null;
    }
  }

  interface Invalid {
    @GET("/")
    Unreadable unadaptable();
  }

  @Test
  void eagerValidationIsKept() {
    assertThat(create(Invalid.class, backend.retrofit().build(), USERS)).isNotNull();

    assertThatThrownBy(
            () -> create(Invalid.class, backend.retrofit().validateEagerly(true).build(), USERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unable to create call adapter");
  }

  @Test
  void guardedRetrofitIsRefused() {
    Retrofit guarded =
        backend
            .retrofit()
            .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
            .addCallAdapterFactory(new HandWrittenFactory(backend.breakers(), ORDERS))
            .build();

    assertThatThrownBy(() -> create(Users.class, guarded, USERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the Retrofit given for dev.breaker.retrofit.BreakerCallAdapterFactoryTest$Users"
                + " already has a breaker (dev.breaker.retrofit.HandWrittenFactory), so its calls"
                + " would count twice; give create the plain Retrofit, which is copied for each"
                + " interface");
  }

  @Test
  void conflictingPoliciesAreRefused() {
    Retrofit retrofit = backend.retrofit().build();
    create(Users.class, retrofit, USERS);

    assertThatThrownBy(() -> create(Users.class, retrofit, USERS.withMinimumFailures(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("service \"users\" is in use with other settings");
    assertThatThrownBy(
            () -> create(Orders.class, retrofit, ORDERS, SEARCH, SEARCH.withPercentFailed(50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("service \"search\" is in use with other settings");
  }

  @Test
  void classesAreNotGuarded() {
    assertThatThrownBy(() -> create(String.class, backend.retrofit().build(), USERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("API declarations must be interfaces.");
  }

  interface BoxedUsers {
    @GET("/")
    Box<String> get();
  }

  private record Box<T>(Call<T> call) {}

  @Test
  void adapterThatDelegatesFromTheStartCountsOnce() throws Exception {
    Retrofit retrofit =
        backend
            .retrofit()
            .addCallAdapterFactory(
                new CallAdapter.Factory() {
                  @Override
                  public @Nullable CallAdapter<?, ?> get(
                      Type returnType, Annotation[] annotations, Retrofit asking) {
                    return getRawType(returnType) == Box.class
                        ? boxed(asking.callAdapter(CALL_OF_STRING, annotations))
                        : null;
                  }
                })
            .build();
    BoxedUsers users = create(BoxedUsers.class, retrofit, USERS);
    backend.answers(200, "Hi");

    Response<String> response = users.get().call().execute();

    assertThat(response.body()).isEqualTo("Hi");
    assertTotals(1, 0, 0);
  }

  private static final Type CALL_OF_STRING =
      new ParameterizedType() {
        @Override
        public Type[] getActualTypeArguments() {
          return new Type[] {String.class};
        }

        @Override
        public Type getRawType() {
          return Call.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
          return null;
        }
      };

  @SuppressWarnings("unchecked")
  private static CallAdapter<String, Box<String>> boxed(CallAdapter<?, ?> ofCalls) {
    CallAdapter<String, Call<String>> calls = (CallAdapter<String, Call<String>>) ofCalls;
    return new CallAdapter<>() {
      @Override
      public Type responseType() {
        return calls.responseType();
      }

      @Override
      public Box<String> adapt(Call<String> call) {
        return new Box<>(calls.adapt(call));
      }
    };
  }
}

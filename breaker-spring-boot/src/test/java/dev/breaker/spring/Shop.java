package dev.breaker.spring;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;

/** Has a client that is nested, and one whose fallback has to be given. */
final class Shop {
  private Shop() {}

  @CircuitBroken(service = "shop/orders")
  interface Orders {
    @GET("orders")
    Call<Void> orders();
  }

  @CircuitBroken(service = "shop/stock", fallback = LastKnownStock.class)
  interface Stock {
    @GET("stock")
    Call<Void> stock();
  }

  /** Has no constructor without parameters, so that the application makes it. */
  static final class LastKnownStock implements Stock {
    private final Call<Void> lastKnown;

    LastKnownStock(Call<Void> lastKnown) {
      this.lastKnown = lastKnown;
    }

    @Override
    public Call<Void> stock() {
      return lastKnown.clone();
    }
  }
}

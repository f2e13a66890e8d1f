package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github")
interface GitHub extends Base, Other {
// @1 error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0 (at Base.unchecked)
// @1 error: [CircuitBroken:Conflict] service "slow" has ttl 30 here, but ttl 10 at Base.slow; make them equal, or name another service (at Other.other)
  @CircuitBroken(service = "slow", ttl = 20)
  //                       ^ error: [CircuitBroken:Conflict] service "slow" has ttl 20 here, but ttl 10 at Base.slow; make them equal, or name another service
  @GET("search")
  Call<ResponseBody> search();
}

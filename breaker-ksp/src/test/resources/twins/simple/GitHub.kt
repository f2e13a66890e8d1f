package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import okhttp3.ResponseBody
import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.HEAD
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query

@CircuitBroken(
  service = "github",
  ttl = 120,
  percentFailed = 25.0,
  reEnableAfter = 300,
  minimumFailures = 3,
)
private interface GitHub {
  @GET("users/{user}") fun user(@Path("user") user: String): Call<ResponseBody>
}

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
  percentFailed = 12.5,
  reEnableAfter = 30,
  minimumFailures = 8,
  minimumProcesses = 2,
  failureStatuses = [429, 408],
  ignoredStatuses = [404, 503],
  ignoredExceptions = [IllegalStateException::class, Error::class],
  slowAfterMillis = 2_500,
  probes = 3,
  rampUp = 60,
  backoff = 1.5,
  maxReEnableAfter = 600,
)
private interface GitHub {
  @GET("meta") fun meta(): Call<ResponseBody>

  @CircuitBroken(
    service = "search",
    failureStatuses = [429],
    ignoredStatuses = [501],
    ignoredExceptions = [IllegalStateException::class],
    slowAfterMillis = 1,
    probes = 2,
    rampUp = 1,
    backoff = 2.0,
    maxReEnableAfter = 3_599,
  )
  @GET("search")
  fun search(): Call<ResponseBody>
}

package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(
    service = "github",
    ttl = 120,
    percentFailed = 12.5,
    reEnableAfter = 30,
    minimumFailures = 8,
    minimumProcesses = 2,
    failureStatuses = {429, 408},
    ignoredStatuses = {404, 503},
    ignoredExceptions = {IllegalStateException.class, Error.class},
    slowAfterMillis = 2_500,
    probes = 3,
    rampUp = 60,
    backoff = 1.5,
    maxReEnableAfter = 600)
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(
      service = "search",
      failureStatuses = 429,
      ignoredStatuses = 501,
      ignoredExceptions = IllegalStateException.class,
      slowAfterMillis = 1,
      probes = 2,
      rampUp = 1,
      backoff = 2,
      maxReEnableAfter = 3_599)
  @GET("search")
  Call<ResponseBody> search();
}

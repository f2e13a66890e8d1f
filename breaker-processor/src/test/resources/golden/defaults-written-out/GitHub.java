package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(
    service = "github",
    ttl = 60,
    percentFailed = 10,
    reEnableAfter = 180,
    minimumFailures = 5,
    minimumProcesses = 1,
    failureStatuses = {},
    ignoredStatuses = {},
    ignoredExceptions = {},
    slowAfterMillis = 0,
    probes = 1,
    rampUp = 0,
    backoff = 1,
    maxReEnableAfter = 3_600)
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();
}

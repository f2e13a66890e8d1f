package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a", ttl = 120)
interface Conflict {
  @CircuitBroken(service = "a")
  //                       ^ error: [CircuitBroken:Conflict] service "a" has ttl 60 here, but ttl 120 at Conflict; make them equal, or name another service
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "b")
  @GET("first")
  Call<ResponseBody> first();

  @CircuitBroken(
      ttl = 61,
      percentFailed = 12.5,
      reEnableAfter = 181,
      minimumFailures = 6,
      minimumProcesses = 2,
      service = "b")
      //        ^ error: [CircuitBroken:Conflict] service "b" has ttl 61, percentFailed 12.5, reEnableAfter 181, minimumFailures 6, minimumProcesses 2 here, but ttl 60, percentFailed 10, reEnableAfter 180, minimumFailures 5, minimumProcesses 1 at Conflict.first; make them equal, or name another service
  @GET("second")
  Call<ResponseBody> second();

  @CircuitBroken(
      failureStatuses = {429, 408},
      ignoredStatuses = 404,
      ignoredExceptions = {IllegalStateException.class, Error.class},
      slowAfterMillis = 2_000,
      probes = 3,
      rampUp = 60,
      backoff = 1.5,
      maxReEnableAfter = 600,
      perHost = true,
      maxKeys = 20,
      service = "b")
      //        ^ error: [CircuitBroken:Conflict] service "b" has failureStatuses {408, 429}, ignoredStatuses {404}, ignoredExceptions {java.lang.Error, java.lang.IllegalStateException}, slowAfterMillis 2000, probes 3, rampUp 60, backoff 1.5, maxReEnableAfter 600, perHost true, maxKeys 20 here, but failureStatuses {}, ignoredStatuses {}, ignoredExceptions {}, slowAfterMillis 0, probes 1, rampUp 0, backoff 1, maxReEnableAfter 3600, perHost false, maxKeys 100 at Conflict.first; make them equal, or name another service
  @GET("lists")
  Call<ResponseBody> lists();

  @CircuitBroken(
      service = "d",
      failureStatuses = {429, 408},
      ignoredStatuses = {404, 410},
      ignoredExceptions = {IllegalStateException.class, Error.class})
  @GET("one")
  Call<ResponseBody> oneOrder();

  @CircuitBroken(
      service = "d",
      failureStatuses = {408, 429},
      ignoredStatuses = {410, 404},
      ignoredExceptions = {Error.class, IllegalStateException.class})
  @GET("other")
  Call<ResponseBody> otherOrder();

  @CircuitBroken(service = "c")
  interface Inherited extends Conflict {
    @CircuitBroken(service = "b", minimumFailures = 1)
    //                       ^ error: [CircuitBroken:Conflict] service "b" has minimumFailures 1 here, but minimumFailures 5 at Conflict.first; make them equal, or name another service
    @GET("third")
    Call<ResponseBody> third();
  }

  @CircuitBroken(service = "c", ttl = 1)
  interface NoConflictBetweenInterfaces {
    @GET("meta")
    Call<ResponseBody> meta();
  }
}

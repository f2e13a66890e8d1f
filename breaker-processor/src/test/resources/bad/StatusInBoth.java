package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface StatusInBoth {
  @CircuitBroken(service = "a", ignoredStatuses = 404, failureStatuses = 404)
  //                                              ^ error: [CircuitBroken:StatusInBoth] status 404 is in failureStatuses and in ignoredStatuses; remove it from one of them
  interface One extends StatusInBoth {}

  @CircuitBroken(service = "a", failureStatuses = {408, 409, 410}, ignoredStatuses = {410, 411, 408})
  //                                                                                  ^ error: [CircuitBroken:StatusInBoth] status 410 is in failureStatuses and in ignoredStatuses; remove it from one of them
  //                                                                                            ^ error: [CircuitBroken:StatusInBoth] status 408 is in failureStatuses and in ignoredStatuses; remove it from one of them
  interface Two extends StatusInBoth {}

  @CircuitBroken(service = "a", failureStatuses = {408, 410}, ignoredStatuses = {409, 411})
  interface Neither extends StatusInBoth {}

  @GET("meta")
  Call<ResponseBody> meta();
}

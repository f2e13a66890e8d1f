package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface FailureStatuses {
  @CircuitBroken(service = "a", failureStatuses = 99)
  //                                              ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was 99; write one such as 429, or leave it out
  interface TooLow extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = {429, 600})
  //                                                    ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was 600; write one such as 429, or leave it out
  interface TooHigh extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = {0, 429, -1})
  //                                               ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was 0; write one such as 429, or leave it out
  //                                                       ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was -1; write one such as 429, or leave it out
  interface Both extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = {429, 430, 429})
  //                                                         ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold each once, but holds 429 twice; remove one of them
  interface Twice extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = 100)
  interface Lowest extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = {599, 100})
  interface Highest extends FailureStatuses {}

  @CircuitBroken(service = "a", failureStatuses = {})
  interface None extends FailureStatuses {}

  @GET("meta")
  Call<ResponseBody> meta();
}

package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface IgnoredStatuses {
  @CircuitBroken(service = "a", ignoredStatuses = 99)
  //                                              ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold HTTP statuses, 100 to 599, was 99; write one such as 429, or leave it out
  interface TooLow extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = {429, 600})
  //                                                    ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold HTTP statuses, 100 to 599, was 600; write one such as 429, or leave it out
  interface TooHigh extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = {0, 429, -1})
  //                                               ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold HTTP statuses, 100 to 599, was 0; write one such as 429, or leave it out
  //                                                       ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold HTTP statuses, 100 to 599, was -1; write one such as 429, or leave it out
  interface Both extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = {429, 430, 429})
  //                                                         ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold each once, but holds 429 twice; remove one of them
  interface Twice extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = 100)
  interface Lowest extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = {599, 100})
  interface Highest extends IgnoredStatuses {}

  @CircuitBroken(service = "a", ignoredStatuses = {})
  interface None extends IgnoredStatuses {}

  @GET("meta")
  Call<ResponseBody> meta();
}

package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(
    service = "a b",
    //        ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 2 is ' '; write "-" in its place
    ttl = 0,
    //    ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
    percentFailed = 0,
    //              ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was 0.0; write 10 for ten percent
    reEnableAfter = 0,
    //              ^ error: [CircuitBroken:ReEnableAfter] reEnableAfter must be at least 1 second, was 0
    minimumFailures = 0,
    //                ^ error: [CircuitBroken:MinimumFailures] minimumFailures must be at least 1, was 0; write 1 to let a single failure trip the breaker
    minimumProcesses = 0,
    //                 ^ error: [CircuitBroken:MinimumProcesses] minimumProcesses must be 1 to 16, was 0; write 1 to let a single process trip the fleet, more to ask for as many
    failureStatuses = {404, 600},
    //                      ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was 600; write one such as 429, or leave it out
    ignoredStatuses = {99, 404},
    //                 ^ error: [CircuitBroken:IgnoredStatuses] ignoredStatuses must hold HTTP statuses, 100 to 599, was 99; write one such as 429, or leave it out
    //                     ^ error: [CircuitBroken:StatusInBoth] status 404 is in failureStatuses and in ignoredStatuses; remove it from one of them
    ignoredExceptions = {Error.class, Error.class},
    //                                     ^ error: [CircuitBroken:IgnoredExceptions] ignoredExceptions must hold each once, but holds Error twice; remove one of them
    slowAfterMillis = -1,
    //                ^ error: [CircuitBroken:SlowAfterMillis] slowAfterMillis must be 0 to 600,000 (10 minutes), was -1; write milliseconds, or 0 for off
    probes = 0,
    //       ^ error: [CircuitBroken:Probes] probes must be 1 to 16, was 0; write 1 to reset after one probe, more to ask for more
    rampUp = -1,
    //       ^ error: [CircuitBroken:RampUp] rampUp must be at least 0 seconds, was -1; write 0 to let all calls go right after a reset
    backoff = 0,
    //        ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was 0.0; write 1 for no backoff, 2 to double the time each trip
    maxReEnableAfter = 0)
    //                 ^ error: [CircuitBroken:MaxReEnableAfter] maxReEnableAfter must be at least 1 second, was 0; write the same as reEnableAfter to switch backoff and Retry-After off
interface AllAtOnce<T> {
//                  ^ error: [CircuitBroken:TypeParameters] AllAtOnce has the type parameters <T>, which Retrofit refuses; name the types in the methods
  @CircuitBroken(service = "", ttl = 700_000)
  //                       ^ error: [CircuitBroken:Service] service must not be empty; name what the calls go to in 1 to 128 characters of A-Z a-z 0-9 . _ : / -
  //                                 ^ error: [CircuitBroken:TtlTooLong] ttl must be at most 604,800 seconds (7 days), was 700,000; write seconds, not milliseconds
  @GET("meta")
  Call<ResponseBody> meta();

  Call<ResponseBody> nothing();
  //                 ^ error: [CircuitBroken:HttpMethod] AllAtOnce.nothing has no HTTP annotation; give it @GET, @POST or the like, or a default body

  @CircuitBroken(service = "static")
//^ error: [CircuitBroken:NotAbstract] AllAtOnce.helper is a static method, which sends no request itself; annotate the abstract methods it calls
  static void helper() {}
}

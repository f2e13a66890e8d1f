package com.example

import dev.breaker.annotation.CircuitBroken
import dev.breaker.annotation.NotCircuitBroken
import java.io.IOException
import retrofit2.Call
import retrofit2.http.GET

class Outside {
  private class Hidden : RuntimeException()

  @CircuitBroken(
    service = "a b",
    // ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 2 is ' '; write "-" in its place
    ttl = 0,
    // ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
    percentFailed = 101.0,
    // ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was 101.0; write 10 for ten percent
    failureStatuses =
      [429, 600],
      // ^ error: [CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to 599, was 600; write one such as 429, or leave it out
    ignoredStatuses = [429],
    // ^ error: [CircuitBroken:StatusInBoth] status 429 is in failureStatuses and in ignoredStatuses; remove it from one of them
    ignoredExceptions = [IOException::class, Hidden::class, IOException::class],
    // ^ error: [CircuitBroken:IgnoredExceptions] Outside.Hidden is private, so the generated class cannot name it in ignoredExceptions; leave private out
    // ^ error: [CircuitBroken:IgnoredExceptions] ignoredExceptions must hold each once, but holds IOException twice; remove one of them
    backoff = 0.5,
    // ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was 0.5; write 1 for no backoff, 2 to double the time each trip
    fallback = String::class,
    // ^ error: [CircuitBroken:FallbackType] fallback must be a class that implements Outside.Settings, but String does not; let it implement Outside.Settings
  )
  interface Settings {
    @CircuitBroken(service = "other", ttl = 604_801)
    // ^ error: [CircuitBroken:TtlTooLong] ttl must be at most 604,800 seconds (7 days), was 604,801; write seconds, not milliseconds
    @NotCircuitBroken
    // ^ error: [CircuitBroken:BrokenAndNot] Outside.Settings.users is @CircuitBroken and @NotCircuitBroken; leave one of them out
    @GET("users")
    fun users(): Call<String>
  }
}

@CircuitBroken(
  service = "twice",
  ttl = 0,
  // ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
)
interface Again {
  @GET("users") fun users(): Call<String>
}

@CircuitBroken(
  service = "thrice",
  ttl = 0,
  // ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
)
interface AndAgain {
  @GET("users") fun users(): Call<String>
}

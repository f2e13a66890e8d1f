package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Service {
  String OF_128 =
      "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd"
          + "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd";

  @CircuitBroken(service = "")
  //                       ^ error: [CircuitBroken:Service] service must not be empty; name what the calls go to in 1 to 128 characters of A-Z a-z 0-9 . _ : / -
  interface Empty extends Service {}

  @CircuitBroken(service = OF_128)
  interface JustShortEnough extends Service {}

  @CircuitBroken(service = OF_128 + "c")
  //                              ^ error: [CircuitBroken:Service] service must be at most 128 characters long, was 129
  interface TooLong extends Service {}

  @CircuitBroken(service = "AZaz09._:/-")
  interface EveryAllowedKind extends Service {}

  @CircuitBroken(service = "my service")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 3 is ' '; write "-" in its place
  interface Space extends Service {}

  @CircuitBroken(service = "{github}")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 1 is '{'; write "-" in its place
  interface HashTag extends Service {}

  @CircuitBroken(service = "<error>")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 1 is '<'; write "-" in its place
  interface NamedLikeWhatCannotBeResolved extends Service {}

  @CircuitBroken(service = "caf\u00e9")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 4 is U+00E9; write "-" in its place
  interface Accent extends Service {}

  @CircuitBroken(service = "github\t")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 7 is U+0009; write "-" in its place
  interface Tab extends Service {}

  @CircuitBroken(service = "\uD83D\uDE00")
  //                       ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 1 is U+1F600; write "-" in its place
  interface BeyondTheBasicPlane extends Service {}

  @CircuitBroken(service = OF_128 + " ")
  //                              ^ error: [CircuitBroken:Service] service must hold only A-Z a-z 0-9 . _ : / -, but character 129 is ' '; write "-" in its place
  //                              ^ error: [CircuitBroken:Service] service must be at most 128 characters long, was 129
  interface TooLongAndStray extends Service {}

  @GET("meta")
  Call<ResponseBody> meta();
}

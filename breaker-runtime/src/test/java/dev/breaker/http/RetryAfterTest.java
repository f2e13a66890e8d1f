package dev.breaker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("versions")
class RetryAfterTest {
  private static final String NINE = "Fri, 27 Nov 2026 09:00:00 GMT";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120                           | 120",
        "0                             | 0",
        "604801                        | 604800",
        "99999999999999999999          | 604800",
        "Fri, 27 Nov 2026 09:01:30 GMT | 90",
        "Friday, 27-Nov-26 09:01:30 GMT| 90",
        "Fri, 27 Nov 2026 08:59:59 GMT | 0",
        "Sat, 27 Nov 2027 09:00:00 GMT | 604800",
        "-5                            | 0",
        "1.5                           | 0",
        "soon                          | 0",
        "''                            | 0",
        "١٢                            | 0",
      })
  void secondsOrADateAndGarbageIsIgnored(String value, long seconds) {
    assertThat(asked(response().addHeader("Date", NINE), value)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "yesterday, 0"})
  void aDateNeedsTheDateOfTheResponse(String date, long seconds) {
    String value = "Fri, 27 Nov 2026 09:01:30 GMT";
    Response.Builder response = date.isEmpty() ? response() : response().addHeader("Date", date);

    assertThat(asked(response, value)).hasSeconds(seconds);
  }

  private static Duration asked(Response.Builder response, String value) {
    // As OkHttp takes it from the wire, where such a header can hold anything.
    Headers headers =
        response.build().headers().newBuilder().addUnsafeNonAscii("Retry-After", value).build();
    return RetryAfter.of(response.headers(headers).build());
  }

  private static Response.Builder response() {
    return new Response.Builder()
        .request(new Request.Builder().url("http://localhost/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(429)
        .message("Too Many Requests");
  }
}

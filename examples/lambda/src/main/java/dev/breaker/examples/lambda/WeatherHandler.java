package dev.breaker.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.InvocationScope;
import dev.breaker.Refusal;
import dev.breaker.Transition;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Answers {@code GET /weather/{city}}. Lambda makes one for each sandbox. */
public final class WeatherHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  /** No more than names need: it becomes a part of a URL, and of a line in the log. */
  private static final Pattern CITY = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'-]*");

  private final CircuitBreakers breakers;
  private final Weather weather;

  /** What Lambda calls, once for each sandbox, before the first invocation. */
  public WeatherHandler() {
    this(Settings.of(System.getenv()));
  }

  WeatherHandler(Settings settings) {
    breakers =
        CircuitBreakers.builder()
            .storage(storage(settings))
            .refusal(Refusal.THROW)
            .listener(new TransitionLog())
            .build();
    // A connection that was closed during a freeze costs no call: OkHttp makes another.
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(settings.thirdParty())
            .client(new OkHttpClient.Builder().callTimeout(settings.callTimeout()).build())
            .build();
    weather =
        settings.breaker()
            ? CircuitBrokenWeather.create(retrofit, breakers)
            : retrofit.create(Weather.class);
  }

  private static Storage storage(Settings settings) {
    String redis = settings.redisUrl();
    return redis == null
        ? new InMemoryStorage()
        : RedisStorage.builder().uri(redis).timeout(settings.breakerTimeout()).build();
  }

  @Override
  @SuppressWarnings("try") // The invocation is there to be closed.
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> path = event.getPathParameters();
    String city = path == null ? null : path.get("city");
    if (city == null || !CITY.matcher(city).matches()) {
      return Reply.error(400, "Name a city: GET /weather/{city}");
    }
    // Lambda may freeze this process afterwards, and with it what the fleet has not been told.
    try (InvocationScope invocation = breakers.invocation(context::getRemainingTimeInMillis)) {
      return Reply.of(weather.in(city).execute());
    } catch (CircuitOpenException e) {
      return Reply.refused(e.retryAfterSeconds());
    } catch (IOException e) {
      LambdaRuntime.getLogger().log("No weather for " + city + ": " + e + "\n");
      return Reply.error(502, "The weather service cannot be reached");
    }
  }

  /** Logs each change of the circuit once, in the sandbox that caused it. */
  private static final class TransitionLog implements BreakerListener {
    @Override
    public void onTransition(Transition transition) {
      if (transition.causedHere() || transition.local()) {
        LambdaRuntime.getLogger()
            .log(
                "circuit "
                    + transition.service()
                    + " "
                    + transition.to()
                    + (transition.to() == CircuitState.OPEN ? ": " + transition.reason() : "")
                    + "\n");
      }
    }
  }
}

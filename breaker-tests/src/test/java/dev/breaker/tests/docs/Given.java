package dev.breaker.tests.docs;

import com.amazonaws.services.lambda.runtime.Context;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.CircuitState;
import dev.breaker.testing.TestBreakers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;
import retrofit2.Response;
import retrofit2.Retrofit;

/** What a reader of the pages has already, by the names that the pages use. */
public abstract class Given {
  static final String GITHUB =
      """
      package page;
      @dev.breaker.annotation.CircuitBroken(service = "github")
      interface GitHub {
        @retrofit2.http.GET("users/{user}")
        retrofit2.Call<User> user(@retrofit2.http.Path("user") String user);
      }
      """;
  static final String USER = "package page; record User(String login) {}";

  protected CircuitBreakers breakers;
  protected CircuitBreaker breaker;
  protected Retrofit retrofit;
  protected Context context;
  protected Alerts alerts;
  protected TestBreakers test;
  protected Metrics metrics;
  protected MeterRegistry registry;
  protected ObservationRegistry observations;

  protected String uri;
  protected String name;
  protected int millis;
  protected Duration timeout;
  protected Set<HostAndPort> nodes;
  protected Set<HostAndPort> sentinels;
  protected UnifiedJedis client;
  protected KeyManager[] being;
  protected TrustManager[] trusting;
  protected Path caFile;
  protected Path clientFile;
  protected char[] password;

  /** Tells somebody. */
  public interface Alerts {
    void send(String text);
  }

  /** Counts transitions. */
  public interface Metrics {
    void count(String service, CircuitState state);
  }

  protected abstract Object answer(Response<?> response);

  protected abstract void assertTrue(boolean condition);
}

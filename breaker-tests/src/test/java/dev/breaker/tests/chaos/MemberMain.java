package dev.breaker.tests.chaos;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.redis.RedisStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;

/**
 * One process of the fleet. It calls until its input ends, and answers what it is asked; an order
 * is a number, which the answer repeats, a verb and at most one word.
 */
final class MemberMain implements BreakerListener {
  private static final int CALLERS = 3;
  private static final Duration PACE = Duration.ofMillis(35);
  private static final Duration OWN_PACE = Duration.ofMillis(5);
  private static final int FRESH_CALLS = 10;

  private final CircuitBreakers breakers;
  private final Waits waits = new Waits();
  private final List<SharedCall> shared = new ArrayList<>();
  private final OwnServices own;

  private MemberMain(String redis, String backend, boolean push, int ownServices) {
    breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder()
                    .uri(redis)
                    .push(push)
                    .timeout(Services.TIMEOUT)
                    .maxStaleness(Services.MAX_STALENESS)
                    .build())
            .listener(this)
            .build();
    // A request that was sent twice would look like a second probe.
    OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    for (String service : Services.SHARED) {
      CircuitBreaker breaker = breakers.breaker(Services.shared(service));
      shared.add(new SharedCall(breaker, client, breakers.process(), backend, waits));
    }
    own = new OwnServices(breakers, ownServices, waits);
  }

  public static void main(String[] args) throws IOException {
    LogManager.getLogManager().reset();
    Logger.getLogger("").addHandler(new TellingHandler());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> Voice.harmed("thread " + thread.getName(), thrown));
    MemberMain member =
        new MemberMain(args[0], args[1], Boolean.parseBoolean(args[2]), Integer.parseInt(args[3]));
    for (int i = 0; i < CALLERS; i++) {
      Random random = new Random(Long.parseLong(args[4]) + i);
      member.again("caller-" + i, PACE, () -> member.callAny(random));
    }
    if (!member.own.areNone()) {
      member.again("caller of own", OWN_PACE, member.own::callNext);
    }
    member.obey();
    member.breakers.close();
  }

  private void again(String name, Duration pace, Runnable call) {
    Thread caller =
        new Thread(
            () -> {
              while (true) {
                call.run();
                LockSupport.parkNanos(pace.toNanos());
              }
            },
            name);
    caller.setDaemon(true);
    caller.start();
  }

  private void callAny(Random random) {
    shared.get(random.nextInt(shared.size())).make();
  }

  private void obey() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order; (order = orders.readLine()) != null; ) {
      String[] words = order.split(" ", -1);
      Voice.say(Voice.ANSWER, words[0], answerTo(words));
    }
  }

  private Object answerTo(String[] order) {
    return switch (order[1]) {
      case "name" -> breakers.process();
      case "degraded" ->
          breakers.all().stream().filter(breaker -> breaker.status().degraded()).count();
      case "all" -> own.callAll();
      case "shared" -> shared.stream().filter(SharedCall::make).count();
      case "fresh" -> callFresh(order[2]);
      case "calls" -> waits.calls();
      case "threads" -> threads();
      default -> throw new IllegalArgumentException(String.join(" ", order));
    };
  }

  private int callFresh(String service) {
    CircuitBreaker fresh = breakers.breaker(Services.counted(service));
    int went = 0;
    for (int i = 0; i < FRESH_CALLS; i++) {
      try {
        fresh.acquire().succeeded();
        went++;
      } catch (Throwable thrown) {
        Voice.harmed(service, thrown);
      }
    }
    breakers.flush();
    return went;
  }

  /** The names of the library's threads, without a blank. */
  private static String threads() {
    return String.join(
        ",",
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("breaker-"))
            .sorted()
            .toList());
  }

  @Override
  public void onStorageUnavailable(String problem) {
    Voice.say(Voice.UNAVAILABLE, problem);
  }

  @Override
  public void onStorageRecovered() {
    Voice.say(Voice.RECOVERED);
  }
}

package dev.breaker.tests;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.Transition;
import dev.breaker.redis.RedisStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import retrofit2.Response;

/**
 * One JVM of a fleet. Its threads call the backend through a generated client, paced, unless they
 * are told to pause. It ends with its input, and at once if anything happens that should not.
 *
 * <p>Says {@code calling} once each thread had a success, and {@code to} and the state for each
 * transition that it hears of. Told to {@code pause} it answers {@code refused} and how many calls
 * were so far, when none of its calls is under way; told to {@code go} it goes on.
 */
final class FleetMember implements BreakerListener {
  private static final int THREADS = 50;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FileChannel firsts;
  private final CircuitBreakers breakers;
  private final GitHub github;
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final LongAdder refused = new LongAdder();

  private FleetMember(String redis, String backend, FileChannel firsts) {
    this.firsts = firsts;
    breakers =
        CircuitBreakers.builder()
            .storage(RedisStorage.builder().uri(redis).timeout(Duration.ofSeconds(10)).build())
            .listener(this)
            .build();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectTimeout(PATIENCE)
            .readTimeout(PATIENCE)
            .connectionPool(new ConnectionPool(THREADS, 5, TimeUnit.MINUTES))
            .retryOnConnectionFailure(false)
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("User-Agent", breakers.process())
                            .build()))
            .build();
    github =
        CircuitBrokenGitHub.create(
            RecordingBackend.retrofit(backend).client(client).build(), breakers);
  }

  public static void main(String[] args) throws Exception {
    // The rest is what the listeners hear.
    Logger.getLogger("").setLevel(Level.SEVERE);
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> end(thrown));
    try (FileChannel firsts =
        FileChannel.open(Path.of(args[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      FleetMember member = new FleetMember(args[0], args[1], firsts);
      member.startCalling();
      member.obey();
      member.breakers.close();
    }
  }

  private static void end(Throwable thrown) {
    thrown.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private void startCalling() throws InterruptedException {
    CountDownLatch succeeded = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Thread caller = new Thread(() -> callAgainAndAgain(succeeded), "caller-" + i);
      caller.setDaemon(true);
      caller.start();
    }
    succeeded.await();
    say("calling");
  }

  private void callAgainAndAgain(CountDownLatch succeeded) {
    for (boolean first = true; ; ) {
      if (call() && first) {
        first = false;
        succeeded.countDown();
      }
      LockSupport.parkNanos(PACE_NANOS);
    }
  }

  private boolean call() {
    gate.readLock().lock();
    try {
      Response<String> response = github.user("octocat").execute();
      if (response.headers().get("X-Circuit-Breaker") != null) {
        refused.increment();
      }
      return response.isSuccessful();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      gate.readLock().unlock();
    }
  }

  private void obey() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order; (order = orders.readLine()) != null; ) {
      switch (order) {
        case "pause" -> {
          gate.writeLock().lock();
          say("refused " + refused.sum());
        }
        case "go" -> gate.writeLock().unlock();
        default -> throw new IllegalArgumentException("pause or go, was " + order);
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }

  @Override
  public void onTransition(Transition transition) {
    if (transition.causedHere()) {
      String line =
          String.join(
              " ",
              transition.service(),
              Long.toString(transition.epoch()),
              transition.to().name(),
              transition.process());
      try {
        firsts.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        end(e);
      }
    }
    say("to " + transition.to());
  }

  @Override
  public void onStorageUnavailable(String problem) {
    end(new IllegalStateException(problem));
  }
}

package dev.breaker.tests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Six processes, half of them with push, one of them with many services of its own. */
final class ChaosFleet implements AutoCloseable {
  static final int PROCESSES = 6;
  static final int OWN_SERVICES = 5_000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final List<MemberProcess> members = new ArrayList<>();

  void start(String redis, String backend, long seed, Testimony testimony) throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      boolean push = i % 2 == 1;
      int own = i == 0 ? OWN_SERVICES : 0;
      members.add(MemberProcess.start(i, push, own, redis, backend, seed + 100L * i, testimony));
    }
    for (MemberProcess member : members) {
      testimony.did("member " + member.number() + " is " + member.ask("name"));
    }
  }

  /** The list grows when the fleet starts. */
  List<MemberProcess> members() {
    return members;
  }

  MemberProcess withManyServices() {
    return members.get(0);
  }

  /** What each answers, asked at the same time. */
  List<String> askAll(String order) throws Exception {
    List<CompletableFuture<String>> asked = new ArrayList<>();
    for (MemberProcess member : members) {
      asked.add(member.order(order));
    }
    List<String> answers = new ArrayList<>();
    for (CompletableFuture<String> answer : asked) {
      answers.add(answer.get(60, TimeUnit.SECONDS));
    }
    return answers;
  }

  long sum(String order) throws Exception {
    return askAll(order).stream().mapToLong(Long::parseLong).sum();
  }

  /** Returns after how many milliseconds the fleet's answers sum up to that; -1 if never. */
  long awaitSum(String order, long expected, Duration patience) throws Exception {
    long start = System.nanoTime();
    do {
      if (sum(order) == expected) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    } while (System.nanoTime() - start < patience.toNanos());
    return -1;
  }

  @Override
  public void close() {
    members.forEach(MemberProcess::close);
  }
}

package dev.breaker.tests.chaos;

import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Starts all that takes part, breaks one thing after the other, and judges at the end. */
final class ChaosRun implements AutoCloseable {
  /** Of the longest pause between attempts, 10 s and a quarter, with room for a busy machine. */
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

  private final TestRedis redis = TestRedis.started();
  private final ForgetfulProxy network = new ForgetfulProxy(redis.port());
  private final Storage storage =
      RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build();
  private final Outages outages;
  private final ChaosBackend backend;
  private final ChaosFleet fleet = new ChaosFleet();
  private final long seed;
  private final Duration lasting;
  private final Testimony testimony;
  private final Verdict verdict;
  private final FaultSchedule schedule;
  private final List<QuietStretch> quiet = new ArrayList<>();
  private final Map<String, List<Long>> recoveries = new TreeMap<>();
  private long mostConnections;

  ChaosRun(long seed, Duration lasting, Testimony testimony, Verdict verdict) {
    this.seed = seed;
    this.lasting = lasting;
    this.testimony = testimony;
    this.verdict = verdict;
    outages = new Outages(new Random(seed), lasting.toMillis());
    backend = new ChaosBackend(outages);
    Random random = new Random(seed);
    List<Fault> faults = new Faults(redis, network, fleet.members(), random).all();
    String without = System.getProperty("chaos.without", "");
    faults.removeIf(fault -> !without.isEmpty() && fault.name().matches(without));
    schedule = new FaultSchedule(faults, random);
  }

  void start() throws Exception {
    fleet.start("redis://127.0.0.1:" + network.port(), backend.url(), seed, testimony);
    fleet.withManyServices().ask("all");
    fleet.awaitSum("degraded", 0, RECOVERY_LIMIT);
  }

  void breakThings() throws Exception {
    long start = System.nanoTime();
    long quietSince = -1;
    outages.begin();
    while (System.nanoTime() - start < lasting.toNanos()) {
      FaultSchedule.Entry next = schedule.next();
      if (quietSince >= 0) {
        remember(new Span(quietSince, System.currentTimeMillis()));
        quietSince = -1;
      }
      injure(next);
      if (next.toTheEnd()) {
        recovered(next.fault().name());
        quietSince = System.currentTimeMillis();
      }
      LockSupport.parkNanos(next.pause().toNanos());
      mostConnections = Math.max(mostConnections, network.openConnections());
    }
    outages.end();
    testimony.did("stops breaking things");
  }

  private void injure(FaultSchedule.Entry next) throws Exception {
    Fault fault = next.fault();
    testimony.did("begins: " + fault.name() + " for " + next.lasting().toMillis() + " ms");
    fault.begin();
    CompletableFuture<String> burst =
        next.burst()
            ? fleet.withManyServices().order("all")
            : CompletableFuture.completedFuture("");
    LockSupport.parkNanos(next.lasting().toNanos());
    mostConnections = Math.max(mostConnections, network.openConnections());
    fault.end();
    testimony.did("ended: " + fault.name());
    burst.join();
  }

  private void recovered(String fault) throws Exception {
    long took = fleet.awaitSum("degraded", 0, RECOVERY_LIMIT);
    testimony.did("recovered after " + took + " ms from: " + fault);
    recoveries.computeIfAbsent(fault, name -> new ArrayList<>()).add(took);
    verdict.faultUnless(took >= 0, "somebody is degraded 30 s after this ended: " + fault);
  }

  private void remember(Span span) {
    for (String service : Services.SHARED) {
      List<CircuitEvent> events = new ArrayList<>(storage.history(service, Storage.HISTORY_KEPT));
      events.removeIf(
          event ->
              event.when().toEpochMilli() < span.from() || event.when().toEpochMilli() > span.to());
      Collections.reverse(events);
      quiet.add(new QuietStretch(service, span, events));
    }
  }

  void judge() throws Exception {
    judgeRecovery();
    judgeProbes();
    judgeCounting();
    Resources.judge(fleet.askAll("threads"), fleet.members(), network, mostConnections, verdict);
    verdict.figure("calls", fleet.sum("calls"));
    Witnesses.judge(testimony, fleet.members(), verdict);
    for (MemberProcess member : fleet.members()) {
      int status = member.end();
      verdict.faultUnless(status == 0, "member " + member.number() + " ended with " + status);
    }
  }

  private void judgeRecovery() throws Exception {
    recovered("the last one");
    recoveries.forEach((fault, took) -> verdict.figure("recovered, ms: " + fault, took));
    String went = fleet.withManyServices().ask("all");
    verdict.figure("own services called all at once that went", went);
    verdict.faultUnless(
        went.equals(Integer.toString(ChaosFleet.OWN_SERVICES)), "own services that went: " + went);
    recovered("5,000 calls at once");
    long closed =
        fleet.awaitSum(
            "shared", (long) ChaosFleet.PROCESSES * Services.SHARED.size(), RECOVERY_LIMIT);
    verdict.figure("all calls of all services go, ms", closed);
    verdict.faultUnless(closed >= 0, "a service that is well is still refused after 30 s");
  }

  private void judgeProbes() {
    List<Request> requests = backend.requests();
    int probes = 0;
    List<String> faults = new ArrayList<>();
    for (QuietStretch stretch : quiet) {
      QuietStretch.Finding finding = stretch.examine(requests);
      probes += finding.probes().size();
      faults.addAll(finding.faults());
    }
    verdict.figure("requests to the backend", requests.size());
    verdict.figure("quiet stretches", quiet.size() / Services.SHARED.size());
    verdict.figure("probes in quiet stretches", probes);
    verdict.figure("double probes", faults.size());
    verdict.faultUnless(probes > 0, "no probe was seen in a quiet stretch, so nothing was judged");
    faults.forEach(verdict::fault);
  }

  private void judgeCounting() throws Exception {
    long went = fleet.sum("fresh fresh");
    long counted =
        storage.services().stream()
            .filter(service -> service.policy().service().equals("fresh"))
            .mapToLong(service -> service.view().total())
            .sum();
    verdict.figure("outcomes of a fresh service, sent and counted", went + " and " + counted);
    verdict.faultUnless(went == 60 && counted == 60, "outcomes counted: " + counted + ", not 60");
  }

  @Override
  public void close() throws IOException {
    fleet.close();
    storage.close();
    network.close();
    redis.close();
    backend.close();
  }
}

package dev.breaker.tests.chaos;

import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** All that can go wrong with a Redis, a network and a process. */
final class Faults {
  /** A port on which nothing listens. */
  private static final int NOBODY = 1;

  private final TestRedis redis;
  private final ForgetfulProxy network;
  private final List<MemberProcess> fleet;
  private final Random random;

  Faults(TestRedis redis, ForgetfulProxy network, List<MemberProcess> fleet, Random random) {
    this.redis = redis;
    this.network = network;
    this.fleet = fleet;
    this.random = random;
  }

  List<Fault> all() {
    List<Fault> all = new ArrayList<>(ofTheServer());
    all.addAll(ofItsData());
    all.addAll(ofItsRights());
    all.addAll(ofTheNetwork());
    all.add(ofAProcess());
    return all;
  }

  private List<Fault> ofTheServer() {
    return List.of(
        Fault.of("Redis stands still", redis::freeze, redis::thaw),
        Fault.of("Redis restarts without its data", this::stopAndLose, redis::start),
        Fault.of("Redis restarts with its data", this::saveAndStop, redis::start),
        Fault.of("Redis restarts with data of earlier", redis::stop, redis::start),
        Fault.of("Redis ends connections", () -> kill(ClientType.NORMAL)),
        Fault.of("Redis ends subscriptions", () -> kill(ClientType.PUBSUB)));
  }

  private List<Fault> ofItsData() {
    return List.of(
        Fault.of("all keys are gone", () -> ask(jedis -> jedis.flushAll())),
        Fault.of("all scripts are gone", () -> ask(jedis -> jedis.scriptFlush())),
        Fault.of("a circuit is gone", () -> ask(jedis -> jedis.del(anyKey()))),
        Fault.of("a circuit holds garbage", () -> ask(this::spoil)),
        new KeyOfAnotherType(redis, this::anyKey),
        Fault.of(
            "Redis is full",
            () -> ask(jedis -> jedis.configSet("maxmemory", "1")),
            () -> ask(jedis -> jedis.configSet("maxmemory", "0"))));
  }

  private List<Fault> ofItsRights() {
    return List.of(
        Fault.of(
            "Redis is a replica",
            () -> ask(jedis -> jedis.replicaof("127.0.0.1", NOBODY)),
            () -> ask(jedis -> jedis.replicaofNoOne())),
        Fault.of(
            "Redis allows nothing",
            // But what mends it.
            () -> ask(jedis -> jedis.aclSetUser("default", "-@all", "+acl")),
            () -> ask(jedis -> jedis.aclSetUser("default", "+@all"))));
  }

  private List<Fault> ofTheNetwork() {
    return List.of(
        Fault.of("the network forgets connections", network::forget),
        Fault.of("the network holds answers", () -> network.hold(""), network::release),
        Fault.of(
            "the network delays answers",
            () -> network.delayAnswers(Duration.ofMillis(random.nextInt(20, 400))),
            () -> network.delayAnswers(Duration.ZERO)),
        Fault.of(
            "the network trickles answers",
            () -> network.trickle(true),
            () -> network.trickle(false)));
  }

  private Fault ofAProcess() {
    MemberProcess[] stopped = new MemberProcess[1];
    return Fault.of(
        "a process stands still",
        () -> {
          stopped[0] = fleet.get(random.nextInt(fleet.size()));
          stopped[0].stop();
        },
        () -> stopped[0].goOn());
  }

  private void saveAndStop() {
    ask(jedis -> jedis.save());
    redis.stop();
  }

  private void stopAndLose() throws Exception {
    Path[] dump = new Path[1];
    ask(jedis -> dump[0] = Path.of(jedis.configGet("dir").get("dir"), "dump.rdb"));
    redis.stop();
    Files.deleteIfExists(dump[0]);
  }

  private void kill(ClientType type) {
    ask(jedis -> jedis.clientKill(ClientKillParams.clientKillParams().type(type)));
  }

  private String anyKey() {
    return "breaker:{" + Services.SHARED.get(random.nextInt(Services.SHARED.size())) + "}";
  }

  private void spoil(Jedis jedis) {
    String key = anyKey();
    List<String> fields = jedis.hkeys(key).stream().sorted().toList();
    if (!fields.isEmpty()) {
      jedis.sendCommand(Command.HSET, key, fields.get(random.nextInt(fields.size())), "garbage");
    }
  }

  private interface Question {
    void put(Jedis jedis) throws Exception;
  }

  private void ask(Question question) {
    try (Jedis jedis = redis.jedis()) {
      question.put(jedis);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

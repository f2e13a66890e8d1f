package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.breaker.Refusal;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.FakeTimeRedis;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every return type, with all that can happen to a call, either way to refuse, and each storage.
 */
final class ReturnTypesTest {
  private static final List<TypeRow> TYPES = TypeRow.all();
  private static final ReturnTypesOutcome[] OUTCOMES = ReturnTypesOutcome.values();
  private static final Refusal[] MODES = Refusal.values();
  private static final int STORAGES = 2;

  private record Cell(TypeRow type, ReturnTypesOutcome outcome) {}

  private static List<Cell> cells() {
    return TYPES.stream()
        .flatMap(type -> Stream.of(OUTCOMES).map(outcome -> new Cell(type, outcome)))
        .filter(cell -> cell.outcome.isFor(cell.type))
        .toList();
  }

  @Test
  void theTableIsAsLargeAsItSays() {
    int cells = cells().size() * MODES.length * STORAGES;
    int all = TYPES.size() * OUTCOMES.length * MODES.length * STORAGES;
    System.out.printf(
        "return types: %d types x %d outcomes x %d modes x %d storages = %d cases, %d of which"
            + " cannot happen%n",
        TYPES.size(), OUTCOMES.length, MODES.length, STORAGES, all, all - cells);
    assertThat(cells).isEqualTo(1724);
  }

  abstract static class Half {
    final FakeClock clock = new FakeClock();
    PathBackend backend;
    private final Map<Refusal, ReturnTypesWorld> worlds = new EnumMap<>(Refusal.class);
    private int number;

    abstract String storage();

    abstract ReturnTypesWorld world(Refusal refusal);

    @BeforeEach
    void start() throws IOException {
      backend = new PathBackend();
      for (Refusal refusal : MODES) {
        worlds.put(refusal, world(refusal));
      }
    }

    @AfterEach
    void stop() throws IOException {
      worlds.values().forEach(ReturnTypesWorld::close);
      backend.close();
    }

    @TestFactory
    Stream<DynamicTest> aCallOf() {
      return Stream.of(MODES).flatMap(refusal -> cells().stream().map(cell -> test(cell, refusal)));
    }

    private DynamicTest test(Cell cell, Refusal refusal) {
      String name = cell.type.name() + ", " + cell.outcome + ", " + refusal + ", " + storage();
      return dynamicTest(name, () -> check(name, cell, refusal));
    }

    private void check(String name, Cell cell, Refusal refusal) {
      number++;
      try {
        cell.outcome.check(new ReturnTypesCell(worlds.get(refusal), cell.type, refusal, number));
      } catch (Throwable thrown) {
        backend.endAll();
        // A build's log has numbers in place of the names of such tests.
        throw new AssertionError(name, thrown);
      }
    }
  }

  @Nested
  final class InMemory extends Half {
    @Override
    String storage() {
      return "memory";
    }

    @Override
    ReturnTypesWorld world(Refusal refusal) {
      InMemoryStorage storage = new InMemoryStorage(clock);
      return new ReturnTypesWorld(clock, storage, storage, refusal, backend);
    }
  }

  @Nested
  @Tag("redis")
  final class InRedis extends Half {
    @RegisterExtension static final RedisExtension redis = new RedisExtension();

    @Override
    String storage() {
      return "Redis";
    }

    @Override
    ReturnTypesWorld world(Refusal refusal) {
      return new ReturnTypesWorld(
          clock,
          FakeTimeRedis.storage(redis.server(), clock),
          FakeTimeRedis.storage(redis.server(), clock),
          refusal,
          backend);
    }
  }
}

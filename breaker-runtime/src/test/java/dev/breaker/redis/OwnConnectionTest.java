package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.base.ProcessClock;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.ForgetfulProxy;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.Node.Form;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Another thread closes the connection while the reporting thread uses it. */
@Tag("redis")
class OwnConnectionTest {
  private static final CircuitScript SET =
      CircuitScript.of("return redis.call('SET', KEYS[1], 1)", "unused");
  private static final List<ScriptCall> THREE =
      List.of(
          new ScriptCall("one", List.of()),
          new ScriptCall("two", List.of()),
          new ScriptCall("three", List.of()));

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @AutoClose private final ForgetfulProxy network = new ForgetfulProxy(redis.port());
  private RedisConnector connector;
  private OwnConnection own;

  @BeforeEach
  void connect() {
    connector =
        new RedisConnector(
            RedisUri.parse("redis://127.0.0.1:" + network.port() + "/3"),
            Duration.ofSeconds(10),
            null);
    own = new OwnConnection(() -> new ClosedAfterOneCommand(connector.get()), ProcessClock.SYSTEM);
  }

  @AfterEach
  void disconnect() throws IOException {
    own.close();
  }

  private final class ClosedAfterOneCommand extends Connection {
    private final Connection real;

    ClosedAfterOneCommand(Connection real) {
      this.real = real;
    }

    @Override
    public void sendCommand(CommandArguments command) {
      real.sendCommand(command);
      own.close();
    }

    @Override
    public List<Object> getMany(int count) {
      return real.getMany(count);
    }

    @Override
    public void forceDisconnect() throws IOException {
      real.forceDisconnect();
    }
  }

  @Test
  void whatIsLeftToSendGoesNowhereElse() {
    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(() -> own.take(THREE, SET, Form.WHOLE));

    Eventually.until(() -> network.openConnections() == 0);
    assertThat(network.connections()).isEqualTo(1);
    try (var jedis = redis.jedis()) {
      assertThat(jedis.dbSize()).as("what the login and the database were not said for").isZero();
    }
  }

  @Test
  void anEndedConnectionIsNotMadeAnew() {
    Connection connection = connector.get();
    RedisConnector.disconnect(connection);

    assertThatExceptionOfType(JedisConnectionException.class)
        .isThrownBy(connection::ping)
        .withMessage("the connection was closed meanwhile");
    assertThat(network.connections()).isEqualTo(1);
  }
}

package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.breaker.demos.lambda.story.World.Lambda;
import dev.breaker.demos.support.Backend.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SandboxTest {
  private World world;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void tellsWhyTheFunctionCannotBeInitialised() throws Exception {
    Lambda lambda = world.lambda("sandbox-1", Map.of());

    assertThatThrownBy(() -> lambda.sandbox().initialised().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("sandbox-1 could not be initialised: ")
        .hasMessageContaining("The environment variable THIRD_PARTY_URL must be ");
  }

  @Test
  void aFunctionThatThrowsIsAnsweredWithItsErrorAndCanBeInvokedAgain() throws Exception {
    Lambda lambda = world.lambda("sandbox-1");

    Answered answered = lambda.invoke("null");

    assertThat(answered.failed()).isTrue();
    assertThat(answered.body()).contains("NullPointerException");
    assertThat(lambda.ask()).isEqualTo(200);
  }

  @Test
  void anInvocationOfOneThatDiesEndsToo() throws Exception {
    world.thirdPartyIs(new Reply(200, Duration.ofMinutes(10)));
    Lambda lambda = world.lambda("sandbox-1");
    lambda.awaitFrozen();
    CompletableFuture<Answered> answer = lambda.sandbox().invoke(Gateway.BERLIN);
    await().atMost(Duration.ofSeconds(60)).until(() -> world.requests() == 1);

    lambda.sandbox().process().destroyForcibly();

    assertThatThrownBy(() -> answer.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("sandbox-1 ended: ");
  }

  @Test
  void oneThatIsClosedDiesThoughItIsFrozen() throws Exception {
    Lambda lambda = world.lambda("sandbox-1");
    lambda.awaitFrozen();

    lambda.sandbox().close();

    assertThat(lambda.sandbox().process().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}

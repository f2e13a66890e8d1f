package dev.breaker.examples.alerts;

import dev.breaker.BreakerListener;
import dev.breaker.Transition;
import java.time.Duration;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Publishes each transition of the fleet once to a topic of Amazon SNS: the process that caused it
 * does so.
 */
final class TransitionAlerts implements BreakerListener, AutoCloseable {
  /** Transitions are rare; a hundred at once are a flood that nobody reads. */
  private static final int CAPACITY = 100;

  private final Outbox<Transition> outbox;

  TransitionAlerts(SnsClient sns, String topic) {
    outbox =
        new Outbox<>("transition alerts", CAPACITY, transition -> publish(sns, topic, transition));
  }

  @Override
  public void onTransition(Transition transition) {
    if (transition.causedHere()) {
      outbox.send(transition);
    }
  }

  private static void publish(SnsClient sns, String topic, Transition transition) {
    sns.publish(
        request ->
            request
                .topicArn(topic)
                .subject(subject(transition))
                .message(
                    "%s: %s -> %s at %s. %s. Trips within the last hour: %d. Told by %s."
                        .formatted(
                            transition.service(),
                            transition.from(),
                            transition.to(),
                            transition.when(),
                            transition.reason(),
                            transition.tripsLastHour(),
                            transition.process())));
  }

  /** At most 100 characters, as SNS demands, whatever the service is called. */
  private static String subject(Transition transition) {
    String subject = transition.to() + " " + transition.service();
    return subject.length() <= 100 ? subject : subject.substring(0, 100);
  }

  long lost() {
    return outbox.lost();
  }

  boolean flush(Duration limit) throws InterruptedException {
    return outbox.flush(limit);
  }

  @Override
  public void close() {
    outbox.close();
  }
}

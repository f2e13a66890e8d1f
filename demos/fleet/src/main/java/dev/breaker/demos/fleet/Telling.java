package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.demos.support.Story;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Has the story told of what many clients say: of drills nothing, since each is told in a line of
 * its own, of storages that come and go what the first and the last client says, and of what a
 * client's own circuit does only what the fleet's does not do too.
 */
final class Telling {
  private final int clients;
  private final Watch watch;
  private final Story story;
  private final Set<String> toldLocally = new HashSet<>();
  private boolean begun;
  private boolean toldLost;
  private CircuitState fleets = CircuitState.CLOSED;

  Telling(int clients, Watch watch, Story story) {
    this.clients = clients;
    this.watch = watch;
    this.story = story;
  }

  /** What happens before, while all start at once, is no part of the story. */
  synchronized void begin(Instant start) {
    begun = true;
    story.begin(start);
  }

  synchronized void take(Event event) {
    int degradedBefore = watch.degraded();
    watch.take(event);
    if (!begun) {
      return;
    }
    if (event instanceof StorageLost && degradedBefore < watch.degraded()) {
      lost(event, degradedBefore + 1);
    } else if (event instanceof StorageBack
        && toldLost
        && degradedBefore == 1
        && watch.degraded() == 0) {
      toldLost = false;
      story.say(event.at(), "fleet", "all " + clients + " clients share one circuit again");
    } else if (event instanceof Called called) {
      story.tell(called);
      if (!called.trouble().isEmpty()) {
        story.say(called.at(), called.client(), "HARMED: a call threw " + called.trouble());
      }
    } else if (event instanceof Turned turned && isNews(turned)) {
      story.tell(turned);
    }
  }

  /** What a process circuit does is no news while the fleet's circuit does it, too. */
  private boolean isNews(Turned turned) {
    if (!turned.service().equals(Inventory.SERVICE)) {
      return false;
    }
    if (!turned.local()) {
      fleets = turned.to();
      return true;
    }
    if (turned.from() == CircuitState.CLOSED) {
      return fleets == CircuitState.CLOSED && toldLocally.add(turned.client());
    }
    boolean told = toldLocally.contains(turned.client());
    if (turned.to() == CircuitState.CLOSED) {
      toldLocally.remove(turned.client());
    }
    return told;
  }

  private void lost(Event event, int degraded) {
    if (degraded == 1) {
      toldLost = true;
      story.tell(event);
    }
    if (degraded == clients) {
      story.say(event.at(), "fleet", "all " + clients + " clients are degraded");
    }
  }
}

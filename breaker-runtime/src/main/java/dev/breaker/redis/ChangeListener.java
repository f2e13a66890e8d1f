package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.base.Pause;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Listens to channels on a connection and a daemon thread of its own, and subscribes again whenever
 * the connection is lost. What may have been missed by then counts as told.
 */
final class ChangeListener {
  private static final long BEAT_EVERY = TimeUnit.SECONDS.toNanos(10);

  /** A beat is heard at once. Push may have stayed behind when steps go another way. */
  private static final long HEARD_WITHIN = TimeUnit.SECONDS.toNanos(1);

  /** A connection that is lost sooner, each time, has the pauses go on growing. */
  private static final long LASTING = TimeUnit.SECONDS.toNanos(10);

  private final BiConsumer<Subscriber, String[]> connection;
  private final String beatChannel;
  private final Publisher publisher;
  private final NanoClock clock;
  private final Map<String, Runnable> channels = new ConcurrentHashMap<>();
  private final Pause pause = new Pause();
  private volatile @Nullable Line line;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;
  private boolean lost;
  private boolean working;
  private long workingSince;

  // Of the thread that beats.
  private long beatAt;
  private Object beatBy;
  private boolean rerouted;

  /**
   * Has each subscriber run on a connection.
   *
   * @param beatChannel a channel that this listener alone hears, to find out whether it hears at
   *     all
   */
  ChangeListener(
      BiConsumer<Subscriber, String[]> connection,
      String beatChannel,
      Publisher publisher,
      NanoClock clock) {
    this.connection = connection;
    this.beatChannel = beatChannel;
    this.publisher = publisher;
    this.clock = clock;
    channels.put(beatChannel, this::heard);
    beatBy = publisher.way();
    beatAt = clock.now();
  }

  /** Listens to one channel more. Does not block. */
  synchronized void add(String channel, Runnable changed) {
    channels.put(channel, changed);
    Line current = line;
    if (current == null) {
      begin();
    } else {
      current.subscribeTo(channel);
    }
  }

  /** Listens to one channel less. Does not block. */
  synchronized void remove(String channel) {
    channels.remove(channel);
    Line current = line;
    if (current != null) {
      current.unsubscribeFrom(channel);
    }
  }

  private void begin() {
    Line beginning = new Line();
    line = beginning;
    Thread beginner = new Thread(null, () -> run(beginning), "breaker-push", 0, false);
    beginner.setDaemon(true);
    // It may outlive the caller's application, whose classes would stay with it.
    beginner.setContextClassLoader(ChangeListener.class.getClassLoader());
    thread = beginner;
    try {
      beginner.start();
    } catch (OutOfMemoryError e) {
      // No more threads for this process at the moment. The next beat tries again.
      line = null;
      thread = null;
      lost(RedisTrouble.describe(e));
    }
  }

  private void run(Line first) {
    Line own = first;
    while (!closed && line == own) {
      String problem;
      try {
        connection.accept(own.subscriber, channels.keySet().toArray(new String[0]));
        problem = "the server ended it";
      } catch (Throwable e) {
        // Also an Error, as Jedis throws one for a reply that claims to be larger than the memory.
        problem = RedisTrouble.describe(e);
      }
      if (!closed && line == own) {
        LockSupport.parkNanos(this, lost(problem));
        own = again(own);
      }
    }
  }

  /** The next line; the old one if another thread has begun one meanwhile. */
  private synchronized Line again(Line old) {
    if (line != old) {
      return old;
    }
    Line next = new Line();
    line = next;
    return next;
  }

  /** Returns for how long to leave the server alone, in nanoseconds. */
  private synchronized long lost(String problem) {
    if (!lost) {
      lost = true;
      LOG.log(
          Level.WARNING,
          "Changes are not pushed ({0}); they are noticed within maxStaleness until they are again",
          problem);
    }
    if (working && clock.now() - workingSince > LASTING) {
      pause.over();
    }
    working = false;
    return pause.nextNanos();
  }

  private synchronized void found() {
    if (!working) {
      working = true;
      workingSince = clock.now();
    }
    if (lost) {
      lost = false;
      LOG.log(Level.INFO, "Changes are pushed again");
    }
  }

  /**
   * Sees to it now and then that changes are still heard: a firewall may have forgotten the
   * connection, or its server may be cut off from those that take steps, or be none of them any
   * more. So what is published on the way that steps go must be heard here. Called when the server
   * is known to answer there.
   */
  void beat() {
    long now = clock.now();
    Object way = publisher.way();
    boolean another = way != beatBy;
    long since = now - beatAt;
    if (closed || (!another && since < (rerouted ? HEARD_WITHIN : BEAT_EVERY))) {
      return;
    }
    beatAt = now;
    beatBy = way;
    Line current = line;
    if (current == null) {
      beginIfWanted();
    } else if (current.unanswered && since >= HEARD_WITHIN) {
      rerouted = false;
      begin();
      end(current);
    } else if (current.subscriber.isRunning()) {
      rerouted = another;
      beatOn(current);
    }
  }

  private void beatOn(Line current) {
    current.unanswered = true;
    try {
      publisher.publish(beatChannel);
    } catch (JedisException e) {
      current.unanswered = false;
      LOG.log(
          Level.DEBUG,
          "Whether changes are pushed was not found out ({0})",
          RedisTrouble.describe(e));
    }
  }

  private void heard() {
    Line current = line;
    if (current != null) {
      current.unanswered = false;
    }
  }

  private synchronized void beginIfWanted() {
    if (line == null && channels.size() > 1) {
      begin();
    }
  }

  void close() {
    closed = true;
    Line current = line;
    if (current != null) {
      end(current);
    }
    LockSupport.unpark(thread);
  }

  /** Once it is closed: waits until its connection is closed, up to the given time. */
  void awaitEnd(Duration patience) {
    Thread ending = thread;
    if (ending != null) {
      try {
        ending.join(patience.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void end(Line ended) {
    try {
      ended.subscriber.end();
    } catch (RuntimeException e) {
      LOG.log(
          Level.DEBUG,
          "The connection that changes are pushed on was lost already ({0})",
          RedisTrouble.describe(e));
    }
  }

  /** One subscription, from its connection to the loss of that. */
  private final class Line implements Subscriber.Ear {
    final Subscriber subscriber = new Subscriber(this);
    final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    volatile boolean unanswered;

    void subscribeTo(String channel) {
      send(() -> subscriber.subscribe(channel));
    }

    void unsubscribeFrom(String channel) {
      confirmed.remove(channel);
      send(() -> subscriber.unsubscribe(channel));
    }

    private void complete() {
      send(() -> subscriber.complete(channels.keySet()));
    }

    private void send(Runnable asking) {
      try {
        asking.run();
      } catch (RuntimeException e) {
        LOG.log(
            Level.DEBUG,
            "Channels were not changed; the connection is about to be made anew ({0})",
            RedisTrouble.describe(e));
      }
    }

    @Override
    public void subscribed(String channel) {
      if (closed || line != this) {
        // While it was about to subscribe.
        end(this);
        return;
      }
      if (confirmed.add(channel)) {
        told(channel);
        if (confirmed.size() == 1) {
          // Channels that were added while this line connected. Later ones ask by themselves.
          complete();
        }
      }
      if (confirmed.containsAll(channels.keySet())) {
        found();
      }
    }

    @Override
    public void told(String channel) {
      Runnable changed = channels.get(channel);
      if (changed != null) {
        changed.run();
      }
    }
  }
}

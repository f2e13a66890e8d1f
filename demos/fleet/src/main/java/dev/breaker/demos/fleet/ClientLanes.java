package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event.Turned;
import dev.breaker.demos.support.Lanes;
import dev.breaker.demos.support.Lanes.Bar;
import dev.breaker.demos.support.Palette;
import dev.breaker.storage.CircuitState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;

/** The part of the picture that has a lane for each thing that was broken, and for each client. */
final class ClientLanes {
  static final String GO = "calls go";
  static final String REFUSED = "no call goes";
  static final String DEGRADED = "degraded";
  static final String PROBE = "one probe goes";
  static final String BROKEN = "broken";

  private final Recording recording;
  private final List<Injury> injuries;
  private final List<String> clients;

  private ClientLanes(Recording recording) {
    this.recording = recording;
    injuries = recording.injuries().stream().filter(injury -> !injury.kind().isDrill()).toList();
    clients =
        IntStream.rangeClosed(1, recording.settings().clients())
            .mapToObj(i -> "client-" + i)
            .toList();
  }

  static XYChart chart(Recording recording, Palette palette, double seconds) {
    ClientLanes content = new ClientLanes(recording);
    List<String> names = new ArrayList<>(content.injuries.stream().map(ClientLanes::name).toList());
    names.addAll(content.clients);
    Lanes lanes = new Lanes(palette, seconds, names, true);
    lanes.unnamedBars(BROKEN, content.broken(), palette.broken());
    lanes.bars(GO, content.bars(band -> band.state() == CircuitState.CLOSED), palette.track());
    lanes.bars(REFUSED, content.bars(band -> band.state() != CircuitState.CLOSED), palette.with());
    lanes.stripes(DEGRADED, content.bars(Band::degraded), palette.without());
    lanes.points(PROBE, content.probes());
    return lanes.chart();
  }

  private static String name(Injury injury) {
    return switch (injury.kind()) {
      case NETWORK -> injury.victim() + " cut off";
      case REDIS -> "Redis away";
      case BACKEND, DRILL_WITHOUT_PUSH, DRILL_WITH_PUSH -> "backend fails";
    };
  }

  private List<Bar> broken() {
    return IntStream.range(0, injuries.size())
        .mapToObj(
            lane ->
                new Bar(
                    lane,
                    recording.secondsSinceStart(injuries.get(lane).from()),
                    recording.secondsSinceStart(injuries.get(lane).healed())))
        .toList();
  }

  private List<Bar> bars(Predicate<Band> which) {
    return clients.stream().flatMap(client -> bars(client, which).stream()).toList();
  }

  /** Those that touch are one. */
  private List<Bar> bars(String client, Predicate<Band> which) {
    Deque<Bar> bars = new ArrayDeque<>();
    for (Band band : Band.of(recording, client)) {
      if (which.test(band)) {
        double from = recording.secondsSinceStart(band.from());
        Bar before = bars.peekLast();
        boolean touches = before != null && before.until() == from;
        bars.addLast(
            new Bar(
                lane(client),
                touches ? bars.removeLast().from() : from,
                recording.secondsSinceStart(band.until())));
      }
    }
    return List.copyOf(bars);
  }

  /** Each in the lane of the client that sent it. */
  private List<Bar> probes() {
    return recording.events(Turned.class).stream()
        .filter(turned -> turned.to() == CircuitState.HALF_OPEN)
        .filter(turned -> turned.causedHere() || turned.local())
        .map(
            turned -> {
              double at = recording.secondsSinceStart(turned.at());
              return new Bar(lane(turned.client()), at, at);
            })
        .toList();
  }

  private int lane(String client) {
    return injuries.size() + clients.indexOf(client);
  }
}

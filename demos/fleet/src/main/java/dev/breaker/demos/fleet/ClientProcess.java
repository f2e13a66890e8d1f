package dev.breaker.demos.fleet;

import dev.breaker.demos.support.ChildMain;
import dev.breaker.demos.support.ChildProcess;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.EventLine;
import dev.breaker.demos.support.Line;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The main class of a client in a process of its own. */
final class ClientProcess {
  /** Of a run of a minute, most would be interpreted if it were not compiled early. */
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx64m", "-XX:CompileThresholdScaling=0.1");

  private ClientProcess() {}

  public static void main(String[] arguments) throws Exception {
    ChildMain.serve(
        (settings, lines) ->
            new Client(
                ClientSettings.parse(settings), event -> lines.accept(event.line().toString())));
  }

  static ChildProcess start(ClientSettings settings, Consumer<Event> events) throws IOException {
    return ChildProcess.start(
        settings.name(),
        ClientProcess.class,
        JVM_OPTIONS,
        settings.toLine(),
        line -> events.accept(EventLine.parse(line, ClientProcess::event)));
  }

  /** Reads the kinds of events that only this example knows. */
  static Event event(Line line) {
    return switch (line.kind()) {
      case Called.KIND -> Called.of(line);
      case Refused.KIND -> Refused.of(line);
      default -> throw new IllegalArgumentException(line.kind());
    };
  }
}

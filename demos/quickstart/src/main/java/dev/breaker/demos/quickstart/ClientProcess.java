package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.ChildMain;
import dev.breaker.demos.support.ChildProcess;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.EventLine;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The main class of a client in a process of its own. */
final class ClientProcess {
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
        List.of("-Xmx128m"),
        settings.toLine(),
        line -> events.accept(EventLine.parse(line, Answered::of)));
  }
}

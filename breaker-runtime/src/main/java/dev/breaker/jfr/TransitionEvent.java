package dev.breaker.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A circuit changed its state. The flight recorder reads the fields. */
@Name("breaker.Transition")
@Label("Circuit Breaker Transition")
@Category("Circuit Breaker")
@Description("A circuit changed its state, here or in another process")
@StackTrace(false)
final class TransitionEvent extends Event {
  @Label("Service")
  final String service;

  @Label("From")
  final String from;

  @Label("To")
  final String to;

  @Label("Reason")
  final String reason;

  @Label("Process")
  @Description("Whose step caused it")
  final String process;

  @Label("Caused Here")
  final boolean causedHere;

  @Label("Local")
  @Description("Whether it concerns this process alone")
  final boolean local;

  private TransitionEvent(
      String service,
      String from,
      String to,
      String reason,
      String process,
      boolean causedHere,
      boolean local) {
    this.service = service;
    this.from = from;
    this.to = to;
    this.reason = reason;
    this.process = process;
    this.causedHere = causedHere;
    this.local = local;
  }

  static void commit(
      String service,
      String from,
      String to,
      String reason,
      String process,
      boolean causedHere,
      boolean local) {
    new TransitionEvent(service, from, to, reason, process, causedHere, local).commit();
  }
}

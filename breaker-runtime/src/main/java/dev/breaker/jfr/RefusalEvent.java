package dev.breaker.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * A call was refused. Off unless a recording asks for it, since an open circuit refuses as many
 * calls as there are. The flight recorder reads the fields.
 */
@Name("breaker.Refusal")
@Label("Circuit Breaker Refusal")
@Category("Circuit Breaker")
@Description("A call was refused, since its circuit is not closed")
@Enabled(false)
@StackTrace(false)
final class RefusalEvent extends Event {
  @Label("Service")
  final String service;

  @Label("Reason")
  final String reason;

  @Label("Retry After")
  @Description("How long calls will still be refused")
  @Timespan(Timespan.NANOSECONDS)
  final long retryAfter;

  private RefusalEvent(String service, String reason, long retryAfter) {
    this.service = service;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  static void commit(String service, String reason, long retryAfterNanos) {
    new RefusalEvent(service, reason, retryAfterNanos).commit();
  }
}

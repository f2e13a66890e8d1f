package dev.breaker.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** The storage could not be used for a while. The flight recorder reads the fields. */
@Name("breaker.StorageOutage")
@Label("Circuit Breaker Storage Outage")
@Category("Circuit Breaker")
@Description("The storage could not be used, and this process decided alone")
@StackTrace(false)
final class StorageOutageEvent extends Event {
  @Label("Service")
  @Description("The service that the storage rejected; * for all services")
  final String service;

  @Label("Problem")
  final String problem;

  @Label("Since")
  @Description("When it began, which may be before the recording")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  final long since;

  private StorageOutageEvent(String service, String problem) {
    this.service = service;
    this.problem = problem;
    since = System.currentTimeMillis();
  }

  static Object begun(String service, String problem) {
    StorageOutageEvent event = new StorageOutageEvent(service, problem);
    event.begin();
    return event;
  }

  /** As an object, so that who keeps it can be loaded without the flight recorder. */
  static void over(Object outage) {
    ((StorageOutageEvent) outage).commit();
  }
}

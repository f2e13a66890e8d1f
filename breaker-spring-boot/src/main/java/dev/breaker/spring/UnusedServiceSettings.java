package dev.breaker.spring;

import java.lang.System.Logger.Level;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Warns of a service that has settings and no client: its name may be misspelt. */
final class UnusedServiceSettings implements ApplicationListener<ApplicationReadyEvent> {
  private static final System.Logger LOG = System.getLogger("dev.breaker");

  private final ServiceSettings services;

  UnusedServiceSettings(ServiceSettings services) {
    this.services = services;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    Set<String> unused = services.unused();
    if (!unused.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "breaker.services has settings of {0}, and no client of such a service was made until the"
              + " application was ready. Compare the name with that in @CircuitBroken.",
          String.join(", ", unused));
    }
  }
}

package dev.breaker.console.command;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.RegisteredService;
import java.util.NoSuchElementException;
import picocli.CommandLine.Parameters;

/** A command for one service. */
abstract class ServiceCommand extends FleetCommand {
  @Parameters(paramLabel = "SERVICE", description = "The service, as `services` lists it.")
  private String service = "";

  final String service() {
    return service;
  }

  final RegisteredService registered(CircuitBreakers breakers) {
    return breakers.storage().services().stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "the storage has no service \""
                        + service
                        + "\"; `services` lists those that it has"));
  }
}

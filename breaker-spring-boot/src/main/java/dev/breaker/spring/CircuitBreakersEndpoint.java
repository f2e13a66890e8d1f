package dev.breaker.spring;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOperator;
import dev.breaker.storage.StorageException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/** Lists the circuits of the fleet, shows one with its history, and operates it. */
@WebEndpoint(id = "circuitbreakers")
final class CircuitBreakersEndpoint {
  private static final int CONFLICT = 409;

  private final CircuitBreakers breakers;
  private final CircuitReader reader;

  CircuitBreakersEndpoint(CircuitBreakers breakers) {
    this.breakers = breakers;
    reader = new CircuitReader(breakers);
  }

  @ReadOperation
  CircuitList circuits() {
    return reader.list();
  }

  /** Null, which the actuator answers with 404, if there is no such service. */
  @ReadOperation
  @Nullable
  CircuitDetails circuit(@Selector(match = Selector.Match.ALL_REMAINING) String... service) {
    return reader.details(String.join("/", service)).orElse(null);
  }

  // Spring Boot 3.5 takes a parameter as optional by Spring's own @Nullable only.
  @WriteOperation
  WebEndpointResponse<Object> operate(
      @Selector(match = Selector.Match.ALL_REMAINING) String[] service,
      String action,
      @Nullable String reason,
      @Nullable String author,
      @Nullable Long seconds) {
    String name = String.join("/", service);
    try {
      CircuitOperator operator = breakers.operate(name);
      CircuitAction.of(action).apply(operator, new CircuitAction.Order(reason, author, seconds));
      return reader
          .details(name)
          .map(details -> new WebEndpointResponse<Object>(details))
          .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT));
    } catch (NoSuchElementException e) {
      return problem(WebEndpointResponse.STATUS_NOT_FOUND, e);
    } catch (IllegalArgumentException e) {
      return problem(WebEndpointResponse.STATUS_BAD_REQUEST, e);
    } catch (IllegalStateException e) {
      return problem(CONFLICT, e);
    } catch (StorageException e) {
      return problem(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, e);
    }
  }

  private static WebEndpointResponse<Object> problem(int status, RuntimeException e) {
    return new WebEndpointResponse<>(Map.of("problem", String.valueOf(e.getMessage())), status);
  }
}

package dev.breaker.ksp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.devtools.ksp.processing.SymbolProcessorProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class CircuitBrokenSymbolProcessorProviderTest {
  @Test
  void isFoundByKsp() {
    assertThat(ServiceLoader.load(SymbolProcessorProvider.class))
        .hasOnlyElementsOfType(CircuitBrokenSymbolProcessorProvider.class);
  }
}

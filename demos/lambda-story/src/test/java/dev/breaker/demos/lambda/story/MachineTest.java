package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Belongings;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
  @ParameterizedTest
  @CsvSource({"amd64, x86_64", "x86_64, x86_64", "aarch64, aarch_64"})
  void theLibraryGoesByTheProcessor(String processor, String kind) throws IOException {
    String library = Machine.libraryFor("Linux", processor);

    assertThat(library).isEqualTo("libaws-lambda-jni.linux-" + kind + ".so");
    assertThat(Machine.class.getResource("/jni/" + library)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, aarch64", "Windows 11, amd64", "Linux, riscv64"})
  void elsewhereItSaysWhereItRuns(String system, String processor) {
    assertThatThrownBy(() -> Machine.libraryFor(system, processor))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Lambda's Java runtime is for Linux on x86-64 or ARM64 only, this is %s on %s: run this"
                + " in a Linux container",
            system, processor);
  }

  @Test
  void itsFolderHasTheLibraryAndIsGoneInTheEnd() throws IOException {
    Machine machine;
    try (Belongings belongings = new Belongings()) {
      machine = Machine.in(belongings);

      assertThat(machine.library()).isNotEmptyFile().hasParent(machine.folder());
    }

    assertThat(machine.folder()).doesNotExist();
  }
}

package dev.breaker.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import retrofit2.Retrofit;

/** The rule of docs/trouble.md finds clients that were made without their breaker. */
class UnguardedClientsTest {
  private static final ArchRule NO_UNGUARDED_CLIENTS =
      noCodeUnits()
          .should(
              ArchConditions.be(
                  DescribedPredicate.describe(
                      "making an annotated client by Retrofit.create",
                      (JavaCodeUnit code) ->
                          code.getMethodCallsFromSelf().stream()
                                  .anyMatch(
                                      call ->
                                          call.getName().equals("create")
                                              && call.getTargetOwner()
                                                  .isEquivalentTo(Retrofit.class))
                              && code.getReferencedClassObjects().stream()
                                  .anyMatch(
                                      type ->
                                          type.getValue().isAnnotatedWith(CircuitBroken.class)))));

  static final class Guarded {
    GitHub client(Retrofit retrofit, CircuitBreakers breakers) {
      return CircuitBrokenGitHub.create(retrofit, breakers);
    }
  }

  static final class Unguarded {
    GitHub client(Retrofit retrofit) {
      return retrofit.create(GitHub.class);
    }
  }

  private static JavaClasses imported(Class<?>... types) {
    return new ClassFileImporter().importClasses(types);
  }

  @Test
  void findsThemAndNoOthers() {
    NO_UNGUARDED_CLIENTS.check(imported(Guarded.class, GitHub.class, CircuitBrokenGitHub.class));

    JavaClasses unguarded = imported(Unguarded.class, GitHub.class);
    assertThatThrownBy(() -> NO_UNGUARDED_CLIENTS.check(unguarded))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Unguarded.client");
  }

  /** What a reader copies is what was tested here. */
  @Test
  void theDocumentationHasThisRule() throws Exception {
    String rule = ruleOf(Files.readString(Path.of("../docs/trouble.md")));

    assertThat(rule)
        .isEqualTo(
            ruleOf(
                Files.readString(
                    Path.of("src/test/java/dev/breaker/tests/UnguardedClientsTest.java"))));
  }

  private static String ruleOf(String text) {
    int from = text.indexOf("      noCodeUnits()\n");
    return text.substring(from, text.indexOf(";\n", from));
  }
}

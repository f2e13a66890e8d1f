package dev.breaker.ksp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As that of breaker-tests; here, so that the modules are tested beside each other. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludePackageInfos())
          .importUrls(
              Set.of(
                  CircuitBrokenSymbolProcessorProvider.class
                      .getProtectionDomain()
                      .getCodeSource()
                      .getLocation()));

  @Test
  void describesWhatKspShows() {
    classes()
        .should()
        .resideInAPackage("dev.breaker.ksp")
        .andShould()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "kotlin..",
            "com.google.devtools.ksp..",
            "com.google.auto.service",
            "org.jspecify.annotations",
            "dev.breaker.annotation",
            "dev.breaker.ksp",
            "dev.breaker.processor.generator",
            "dev.breaker.processor.source")
        .check(MAIN);
  }

  @Test
  void showsOnlyItsProvider() {
    classes()
        .that()
        .arePublic()
        .should()
        .be(CircuitBrokenSymbolProcessorProvider.class)
        .check(MAIN);
  }
}

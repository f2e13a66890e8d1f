package dev.breaker.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.console.Console;
import dev.breaker.micrometer.BreakerMetrics;
import dev.breaker.processor.CircuitBrokenProcessor;
import dev.breaker.spring.BreakerProperties;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Imports point down, no package is in two modules, and none of them goes in a circle. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludePackageInfos())
          .importUrls(
              Set.of(
                  home(CircuitBroken.class),
                  home(CircuitBreakers.class),
                  home(BreakerMetrics.class),
                  home(Console.class),
                  home(BreakerProperties.class),
                  home(CircuitBrokenProcessor.class)));

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void seesEveryModule() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            "dev.breaker",
            "dev.breaker.annotation",
            "dev.breaker.base",
            "dev.breaker.console",
            "dev.breaker.console.command",
            "dev.breaker.console.view",
            "dev.breaker.console.web",
            "dev.breaker.fleet",
            "dev.breaker.http",
            "dev.breaker.jfr",
            "dev.breaker.micrometer",
            "dev.breaker.okhttp",
            "dev.breaker.processor",
            "dev.breaker.processor.generator",
            "dev.breaker.processor.source",
            "dev.breaker.redis",
            "dev.breaker.retrofit",
            "dev.breaker.spring",
            "dev.breaker.storage");
  }

  @Test
  void annotationsDependOnNothing() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.annotation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.breaker.annotation")
        .check(MAIN);
  }

  /** Only what it writes for is known by its types; what generated code needs is not. */
  @Test
  void processorDescribesWhatJavacShows() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.processor")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.annotation.processing",
            "javax.lang.model..",
            "javax.tools",
            "com.google.auto.service",
            "org.jspecify.annotations",
            "dev.breaker.processor",
            "dev.breaker.processor.generator",
            "dev.breaker.processor.source")
        .check(MAIN);
  }

  @Test
  void descriptionOfSourceKnowsNoCompiler() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.processor.source")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "dev.breaker.annotation",
            "dev.breaker.processor.source")
        .check(MAIN);
  }

  /** JavaPoet takes modifiers of javax.lang.model. */
  @Test
  void onlyTheWritersTalkToJavaPoet() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.processor.generator")
        .and()
        .haveNameNotMatching(".*Writer(\\$.*)?")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "dev.breaker.processor.generator",
            "dev.breaker.processor.source")
        .check(MAIN);
    classes()
        .that()
        .resideInAPackage("dev.breaker.processor.generator")
        .and()
        .haveNameMatching(".*Writer(\\$.*)?")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.lang.model",
            "javax.lang.model.element",
            "com.palantir.javapoet",
            "org.jspecify.annotations",
            "dev.breaker.processor.generator",
            "dev.breaker.processor.source")
        .check(MAIN);
  }

  @Test
  void onlyTheProcessorsSeeTheDescriptionAndTheGenerator() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.breaker.processor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.breaker.processor..")
        .check(MAIN);
  }

  @Test
  void baseIsTheGroundFloor() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.base")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.breaker.base")
        .check(MAIN);
  }

  @Test
  void storageStandsOnBaseAlone() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.storage")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify.annotations", "dev.breaker.base", "dev.breaker.storage")
        .check(MAIN);
  }

  @Test
  void theEngineStandsOnStorageAndDoesNotKnowTheFace() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.fleet")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "org.crac",
            "dev.breaker.base",
            "dev.breaker.fleet",
            "dev.breaker.jfr",
            "dev.breaker.storage")
        .check(MAIN);
  }

  @Test
  void theFaceStandsOnTheEngine() {
    classes()
        .that()
        .resideInAPackage("dev.breaker")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "dev.breaker",
            "dev.breaker.base",
            "dev.breaker.fleet",
            "dev.breaker.jfr",
            "dev.breaker.storage")
        .check(MAIN);
  }

  @Test
  void metersStandOnTheFaceAlone() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.micrometer")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "io.micrometer..",
            "dev.breaker",
            "dev.breaker.micrometer",
            "dev.breaker.storage")
        .check(MAIN);
  }

  @Test
  void theConsoleStandsOnTheFaceAlone() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.console..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.net.ssl",
            "com.google.gson",
            "com.sun.net.httpserver",
            "org.jspecify.annotations",
            "picocli",
            "dev.breaker",
            "dev.breaker.console..",
            "dev.breaker.storage")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineNeedsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.breaker.console.command")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli")
        .check(MAIN);
  }

  @Test
  void springStandsOnTheFace() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.spring")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify.annotations",
            "org.springframework..",
            "io.micrometer.core.instrument.binder",
            "retrofit2",
            "dev.breaker",
            "dev.breaker.annotation",
            "dev.breaker.micrometer",
            "dev.breaker.redis",
            "dev.breaker.spring",
            "dev.breaker.storage")
        .check(MAIN);
  }

  /** Each line of Spring Boot has only one of the two. */
  @Test
  void oneClassKnowsOfTheHealthOfEachLineOfSpringBoot() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.breaker.spring.Boot3HealthAutoConfiguration")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.boot.actuate.health..",
            "org.springframework.boot.actuate.autoconfigure.health..")
        .check(MAIN);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.breaker.spring.Boot4HealthAutoConfiguration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework.boot.health..")
        .check(MAIN);
  }

  /** It may not be there. */
  @Test
  void onlyItsEventsKnowOfTheFlightRecorder() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.jfr")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations", "jdk.jfr", "dev.breaker.jfr")
        .check(MAIN);
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.breaker\\.jfr\\.\\w+Event")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.jfr")
        .check(MAIN);
  }

  /** It may not be there. */
  @Test
  void oneClassKnowsOfCheckpointHooks() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.breaker.fleet.CheckpointResource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.crac")
        .check(MAIN);
  }

  @Test
  void coreDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.breaker", "dev.breaker.fleet", "dev.breaker.storage")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio", "java.nio.channels..", "java.nio.file..")
        .check(MAIN);
  }

  /** So that a client of OkHttp alone needs no Retrofit. */
  @Test
  void whatGuardsAnHttpCallDoesNotNeedRetrofit() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.breaker.http", "dev.breaker.okhttp")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("retrofit2..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("dev.breaker.okhttp")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of Retrofit's calls",
                type ->
                    type.getPackageName().equals("dev.breaker.retrofit")
                        && !Set.of("CallListener", "ResponseRule").contains(type.getSimpleName())))
        .check(MAIN);
  }

  @Test
  void redisAndRetrofitDoNotKnowOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("dev.breaker.redis")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.breaker.retrofit",
            "dev.breaker.http",
            "dev.breaker.okhttp",
            "retrofit2..",
            "okhttp3..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAnyPackage("dev.breaker.retrofit", "dev.breaker.http", "dev.breaker.okhttp")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.breaker.redis", "redis.clients..")
        .check(MAIN);
  }

  @Test
  void packagesDoNotGoInCircles() {
    slices().matching("(dev.breaker..)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void eachClassOfTheEngineHasAJob() {
    assertThat(MAIN.stream().filter(type -> type.getPackageName().equals("dev.breaker.fleet")))
        .allSatisfy(type -> assertThat(Jobs.of(type)).as("job of %s", type).isPresent());
  }

  @Test
  void jobsDoNotGoInCircles() {
    noCirclesBetweenJobs().check(in("dev.breaker.fleet"));
  }

  @Test
  void aCircleBetweenJobsIsFound() {
    JavaClasses circle = new ClassFileImporter().importPackages("dev.breaker.tests.circle");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> noCirclesBetweenJobs().check(circle))
        .withMessageContaining("Cycle detected");
  }

  private static ArchRule noCirclesBetweenJobs() {
    return slices().assignedFrom(new Jobs()).should().beFreeOfCycles();
  }

  private static JavaClasses in(String name) {
    return MAIN.that(
        DescribedPredicate.describe("in " + name, type -> type.getPackageName().equals(name)));
  }

  @Test
  void noPackageIsInTwoModules() {
    Map<String, Set<URL>> homes =
        MAIN.stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.mapping(type -> home(type.reflect()), Collectors.toSet())));

    assertThat(homes).allSatisfy((name, modules) -> assertThat(modules).as(name).hasSize(1));
  }

  @Test
  void theProcessorShowsOnlyItself() {
    classes()
        .that()
        .resideInAPackage("dev.breaker.processor")
        .and()
        .arePublic()
        .should()
        .be(CircuitBrokenProcessor.class)
        .check(MAIN);
  }
}

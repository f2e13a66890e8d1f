package dev.breaker.ksp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Kotlin's compiler and Java's, as a build calls them. */
final class Compilers {
  private Compilers() {}

  /**
   * Compiles Kotlin.
   *
   * @param sources files and folders; those of Java are read only
   */
  static void kotlin(Path classes, Path... sources) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ExitCode exit =
        new K2JVMCompiler()
            .exec(
                new PrintStream(told, true, UTF_8),
                Stream.concat(
                        Stream.of(
                            "-no-stdlib",
                            "-no-reflect",
                            "-jvm-target",
                            "17",
                            "-cp",
                            classPath(classes),
                            "-d",
                            classes.toString()),
                        Stream.of(sources).map(Path::toString))
                    .toArray(String[]::new));
    assertThat(exit).as(told.toString(UTF_8)).isEqualTo(ExitCode.OK);
  }

  /**
   * Compiles Java with every lint.
   *
   * @param arguments files and options
   */
  static void java(Path classes, List<String> arguments) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                told,
                told,
                Stream.concat(
                        Stream.of("-cp", classPath(classes), "-d", classes.toString()),
                        arguments.stream())
                    .toArray(String[]::new));
    assertThat(exit).as(told.toString(UTF_8)).isZero();
  }

  private static String classPath(Path classes) {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }
}

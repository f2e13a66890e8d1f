package dev.breaker.tests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.tests.Javac;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows compiles, with the imports that it shows, and prints what it says.
 */
class SnippetsTest {
  @TempDir private Path classes;

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  @Test
  void readsThePagesOfTheProject() throws IOException {
    assertThat(pages().stream().map(Page::toString))
        .contains("README.md", "docs/fleet.md", "docs/lambda.md", "docs/redis.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void compiles(Page page) throws IOException {
    Snippets snippets = new Snippets();
    for (Page.Block block : page.blocks()) {
      assertThat(Javac.compile(snippets.add(block.text()), Files.createTempDirectory(classes, "b")))
          .as("%s, line %d: a type may lack its import", page, block.line())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void theTestsThatAreShownPass(Page page) throws Exception {
    Snippets snippets = new Snippets();
    for (Page.Block block : page.blocks()) {
      Map<String, String> sources = snippets.add(block.text());
      for (String name : sources.keySet()) {
        if (name.endsWith("Test") && block.text().contains("@Test")) {
          Path folder = Files.createTempDirectory(classes, "t");
          assertThat(Javac.compile(sources, folder)).isEmpty();
          run(name, folder);
        }
      }
    }
  }

  private static void run(String test, Path folder) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, SnippetsTest.class.getClassLoader())) {
      Class<?> type = loader.loadClass(test);
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          method.setAccessible(true);
          method.invoke(constructor.newInstance());
        }
      }
    }
  }

  @Test
  void theFirstProgramPrintsWhatTheReadmeSays() throws Exception {
    Page readme = Page.of(Page.project().resolve("README.md"));
    Map<String, String> program = new Snippets().add(readme.blocks().get(0).text());
    assertThat(Javac.compile(program, classes)).isEmpty();

    String printed = printedBy(program.keySet().iterator().next());

    assertThat(printed).matches(saidToBePrinted(readme));
  }

  /** The lines of the README that are printed; an ellipsis stands for any. */
  private static Pattern saidToBePrinted(Page readme) throws IOException {
    String text = Files.readString(readme.file());
    int begin = text.indexOf("    1: ");
    Stream<String> lines = text.substring(begin, text.indexOf("\n\n", begin)).lines();
    String pattern =
        lines
            .map(String::strip)
            .map(line -> line.equals("...") ? "(?:.*\n)+" : Pattern.quote(line) + "\n")
            .reduce("", String::concat);
    return Pattern.compile(pattern);
  }

  private String printedBy(String main) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      loader.loadClass(main).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}

package dev.breaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated for an interface depends on it alone, and not on what else is compiled. */
@Tag("slow")
final class IsolationTest {
  private static final int COUNT = 200;
  private static final String FOLDER = "com/example/";
  private static final Pattern CLIENT = Pattern.compile("Client\\d+");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private static RecordedBuild all;

  @TempDir Path folder;

  @BeforeAll
  static void compileAll(@TempDir Path output) throws IOException {
    all = RecordedBuild.of(ManyInterfaces.sources(COUNT), output, CLASS_PATH);
  }

  @Test
  void eachGeneratedFileNamesItsInterfaceAsTheOnlyOriginatingElement() {
    assertThat(all.elements()).hasSizeGreaterThanOrEqualTo(COUNT);
    assertThat(all.elements())
        .allSatisfy(
            (file, elements) ->
                assertThat(elements).containsExactly("com.example." + interfaceOf(file)));
  }

  /** Such as {@code Client7}, of whose name each file has a part. */
  private static String interfaceOf(String file) {
    Matcher name = CLIENT.matcher(file);
    assertThat(name.find()).as(file).isTrue();
    return name.group();
  }

  @Test
  void eachInterfaceHasOneGeneratedFile() {
    assertThat(all.files().keySet())
        .filteredOn(name -> name.endsWith(".java"))
        .hasSize(COUNT)
        .allMatch(name -> name.startsWith("com.example.CircuitBrokenClient"));
  }

  /** Before Java 18, javac tells the file manager no originating files of generated sources. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_18)
  void eachGeneratedFileHasTheSourceOfItsInterfaceAsTheOnlyOriginatingFile() {
    for (int number = 0; number < COUNT; number++) {
      assertThat(all.files().get("com.example.CircuitBrokenClient" + number + ".java"))
          .containsExactly("Client" + number + ".java");
    }
  }

  @Test
  void theSameSourcesGiveTheSameBytes() throws IOException {
    RecordedBuild again = RecordedBuild.of(ManyInterfaces.sources(COUNT), folder, CLASS_PATH);

    assertThat(again.differencesTo(all)).isEmpty();
  }

  /** One of each kind. */
  @ParameterizedTest
  @ValueSource(ints = {0, 57, 102, 199})
  void aChangeOfOneInterfaceChangesItsOwnFilesOnly(int number) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>(ManyInterfaces.sources(COUNT));
    sources.set(number, ManyInterfaces.changed(number));

    RecordedBuild changed = RecordedBuild.of(sources, folder, CLASS_PATH);

    assertThat(changed.differencesTo(all))
        .containsExactlyInAnyOrder(
            FOLDER + "Client" + number + ".class",
            FOLDER + "CircuitBrokenClient" + number + ".java",
            FOLDER + "CircuitBrokenClient" + number + ".class");
  }

  @ParameterizedTest
  @ValueSource(ints = {102, 199})
  void aChangedInterfaceThatIsCompiledAloneGivesTheSameBytesAsAmongAll(int number)
      throws IOException {
    List<JavaFileObject> others = new ArrayList<>(ManyInterfaces.sources(COUNT));
    others.remove(number);
    List<JavaFileObject> sources = new ArrayList<>(others);
    sources.add(ManyInterfaces.changed(number));
    RecordedBuild among = RecordedBuild.of(sources, folder.resolve("among"), CLASS_PATH);
    Path classes = folder.resolve("others");
    RecordedBuild unused = RecordedBuild.of(others, classes, CLASS_PATH);

    RecordedBuild alone =
        RecordedBuild.of(
            List.of(ManyInterfaces.changed(number)),
            folder.resolve("alone"),
            Compilations.classPath(classes));

    assertThat(alone.contents())
        .containsKey(FOLDER + "CircuitBrokenClient" + number + ".java")
        .isEqualTo(among.contentsOf(alone.contents().keySet()));
  }
}

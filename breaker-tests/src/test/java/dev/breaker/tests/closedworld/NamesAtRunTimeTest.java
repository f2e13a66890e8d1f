package dev.breaker.tests.closedworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Label;
import org.junit.jupiter.api.Test;

/** Shrinkers and native image are told of all that the runtime finds by a name, and of no more. */
class NamesAtRunTimeTest {
  /** A call that names a field, as {@link ReflectiveCalls} shows it. */
  private static final Pattern FIELD =
      Pattern.compile("([\\w.]+): .*(?:newUpdater|findVarHandle)\\[.*, (\\w+)]");

  private static final Pattern GLOB = Pattern.compile("\"glob\": \"([^\"]+)\"");

  /** Of libraries that these tests do not have. */
  private static final Pattern OF_OTHERS =
      Pattern.compile("(com\\.google|io\\.reactivex|retrofit2\\.adapter)\\..*");

  /**
   * One more call here may need one more rule in {@code META-INF/proguard}, and one more entry in
   * the metadata of native image.
   */
  @Test
  void theRuntimeFindsNothingElseByItsName() throws IOException {
    assertThat(ReflectiveCalls.in(RuntimeJar.path()))
        .containsExactlyInAnyOrder(
            // Fields of the class itself.
            "fleet.CircuitOutbox: AtomicIntegerFieldUpdater.newUpdater[CircuitOutbox, gathering]",
            "fleet.CircuitOutbox: AtomicIntegerFieldUpdater.newUpdater[CircuitOutbox, pressing]",
            "retrofit.GuardedCall: MethodHandles$Lookup.findVarHandle[GuardedCall, state]",
            "storage.MemoryCircuit:"
                + " AtomicReferenceFieldUpdater.newUpdater[MemoryCircuit, Period, current]",
            "storage.Window: AtomicIntegerFieldUpdater.newUpdater[Window, late]",
            "storage.Window: AtomicReferenceFieldUpdater.newUpdater[Window, Slot, newest]",
            // OkHttpRefusals and RetrofitRefusals, chosen by the names of responses.
            "fleet.RefusedAnswers: Class.forName[]",
            "fleet.RefusedAnswers: Class.getDeclaredConstructor[]",
            "fleet.RefusedAnswers: Class.getName[]",
            "fleet.RefusedAnswers: Class.getName[dev.breaker.http.OkHttpRefusals]",
            // HostAndPort and SslOptions, and the version in Jedis's jar, for a message.
            "redis.JedisVersion: Class.forName[]",
            "redis.JedisVersion: Class.getResourceAsStream[HostAndPort, pom.properties]",
            // The Lua files.
            "redis.CircuitScript: Class.getResourceAsStream[CircuitScript]",
            // Native image finds providers by itself.
            "storage.StorageProviders: ServiceLoader.load[]",
            // Whether Retrofit is new enough.
            "retrofit.RequireBreaker: Class.getMethod[Invocation, instance]",
            // Types that methods return, continuations, and results of RxJava.
            "retrofit.Answer: Class.getName[]",
            "retrofit.RxResults: Class.getName[]",
            "retrofit.SuspendedAnswer: Class.getName[]",
            // Ignored exceptions, for which the processor writes rules.
            "storage.CallRule: Class.getName[]",
            // For messages only.
            "Permit: Class.getName[]",
            "retrofit.BreakerCallAdapterFactory: Class.getName[]",
            "retrofit.RequireBreaker: Class.getName[]");
  }

  @Test
  void rulesAndMetadataNameTheFieldsThatTheRuntimeNames() throws IOException {
    List<String> fields =
        ReflectiveCalls.in(RuntimeJar.path()).stream()
            .map(FIELD::matcher)
            .filter(Matcher::matches)
            .map(field -> "dev.breaker." + field.group(1) + "." + field.group(2))
            .toList();

    assertThat(fields).hasSize(6);
    assertThat(NamedElements.ofRules(RuntimeJar.rules())).containsAll(fields);
    assertThat(NamedElements.ofMetadata(RuntimeJar.text(RuntimeJar.METADATA))).containsAll(fields);
  }

  @Test
  void rulesAndMetadataNameTheClassesThatTheRuntimeLoads() throws IOException {
    List<String> loaded =
        List.of(
            "dev.breaker.http.OkHttpRefusals.<init>",
            "dev.breaker.retrofit.RetrofitRefusals.<init>",
            "org.apache.commons.pool2.impl.DefaultEvictionPolicy.<init>",
            "redis.clients.jedis.HostAndPort",
            "redis.clients.jedis.SslOptions",
            "retrofit2.Invocation.instance");

    assertThat(NamedElements.ofRules(RuntimeJar.rules())).containsAll(loaded);
    assertThat(NamedElements.ofMetadata(RuntimeJar.text(RuntimeJar.METADATA))).containsAll(loaded);
  }

  /** Native image finds events by itself. */
  @Test
  void rulesNameTheFieldsOfEvents() throws Exception {
    List<String> fields = new ArrayList<>();
    for (String entry : RuntimeJar.entries()) {
      if (entry.matches("dev/breaker/jfr/\\w+Event\\.class")) {
        Class<?> event = load(entry.replace(".class", "").replace('/', '.'));
        for (Field field : event.getDeclaredFields()) {
          // The recorder adds fields of its own to the class when it is loaded.
          if (field.isAnnotationPresent(Label.class)) {
            fields.add(event.getName() + "." + field.getName());
          }
        }
      }
    }

    assertThat(fields).hasSize(13);
    assertThat(NamedElements.ofRules(RuntimeJar.rules())).containsAll(fields);
  }

  @Test
  void whatRulesAndMetadataNameIsThere() throws IOException {
    Set<String> named = NamedElements.ofRules(RuntimeJar.rules());
    named.addAll(NamedElements.ofMetadata(RuntimeJar.text(RuntimeJar.METADATA)));

    assertThat(named)
        .hasSizeGreaterThan(20)
        .filteredOn(name -> !OF_OTHERS.matcher(name).matches())
        .allSatisfy(name -> assertThatCode(() -> find(name)).doesNotThrowAnyException());
  }

  @Test
  void nativeImageTakesAllLuaFilesAlong() throws IOException {
    List<PathMatcher> globs =
        GLOB.matcher(RuntimeJar.text(RuntimeJar.METADATA))
            .results()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.group(1)))
            .toList();

    assertThat(RuntimeJar.entries())
        .filteredOn(entry -> entry.endsWith(".lua"))
        .hasSizeGreaterThan(5)
        .allMatch(entry -> globs.stream().anyMatch(glob -> glob.matches(Path.of(entry))));
  }

  /** A class, or a member of one. Members begin with a small letter. */
  private static void find(String name) throws ReflectiveOperationException {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (Character.isUpperCase(last.charAt(0))) {
      Object unused = load(name);
      return;
    }
    Class<?> type = load(name.substring(0, name.lastIndexOf('.')));
    if (last.equals("<init>")) {
      Object unused = type.getDeclaredConstructor();
    } else if (type.getName().startsWith("dev.breaker.")) {
      Object unused = type.getDeclaredField(last);
    } else {
      Object unused = type.getDeclaredMethod(last);
    }
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, NamesAtRunTimeTest.class.getClassLoader());
  }
}

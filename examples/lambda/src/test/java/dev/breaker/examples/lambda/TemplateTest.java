package dev.breaker.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.breaker.redis.RedisStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the template says, beside the code and the documentation that it is about. */
class TemplateTest {
  /** Several times what one takes on the machines of docs/lambda.md. */
  private static final Duration COLD_START = Duration.ofSeconds(3);

  private static final Duration LONGEST_OF_AN_HTTP_API = Duration.ofSeconds(30);

  /** As EC2 documents it for groups and their rules. */
  private static final String DESCRIPTION = "[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}";

  private static final Map<String, String> STACK =
      Map.of(
          "AWS::StackName", "Team-Weather",
          "AWS::StackId",
              "arn:aws:cloudformation:eu-central-1:123456789012:stack/Team-Weather/"
                  + "8a1c7f20-3c44-11f1-9d6e-0a1b2c3d4e5f",
          "CachePassword", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:CachePassword",
          "Cache.PrimaryEndPoint.Address", "master.cache.example",
          "Cache.PrimaryEndPoint.Port", "6379",
          "ThirdPartyUrl", "https://weather.example/v1/",
          "Breaker", "on");

  private Template template;

  @BeforeEach
  void read() throws IOException {
    template = Template.read(Path.of("template.yaml"));
  }

  private Object function(String name) {
    return property("Function", name);
  }

  private Object property(String resource, String property) {
    return template.at("Resources", resource, "Properties", property);
  }

  /** As the function gets them, but for what the JVM reads. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    template
        .mapAt("Resources", "Function", "Properties", "Environment", "Variables")
        .forEach((name, value) -> environment.put(name, filledIn(value)));
    environment.remove("JAVA_TOOL_OPTIONS");
    return environment;
  }

  private static String filledIn(Object value) {
    return Template.resolved(value, STACK)
        .replaceAll("\\{\\{resolve:secretsmanager:[^}]+}}", "secret");
  }

  private Settings settings() {
    return Settings.of(environment());
  }

  @Test
  void theHandlerIsInTheJarAndLambdaCanMakeIt() throws Exception {
    String[] handler = ((String) function("Handler")).split("::", -1);
    Class<?> type = Class.forName(handler[0]);

    assertThat(RequestHandler.class).isAssignableFrom(type);
    assertThat(type.getConstructor()).isNotNull();
    assertThat(type.getMethod(handler[1], APIGatewayV2HTTPEvent.class, Context.class)).isNotNull();
  }

  @Test
  void theCodeIsTheJarThatTheBuildMakes() {
    assertThat(Path.of((String) function("CodeUri")).toAbsolutePath())
        .isEqualTo(Path.of(System.getProperty("function.jar")));
  }

  @Test
  void theEnvironmentIsWhatTheFunctionReads() {
    Reading reading = new Reading(environment());

    Settings.of(reading);

    assertThat(environment()).containsOnlyKeys(reading.names);
  }

  @Test
  void theFunctionTakesTheEnvironmentAndTheStorageItsUrl() {
    Settings settings = settings();

    URI redis = URI.create(settings.redisUrl());
    assertThat(redis)
        .hasScheme("rediss")
        .hasHost("master.cache.example")
        .hasPort(6379)
        .hasUserInfo(property("CacheUser", "UserName") + ":secret");
    RedisStorage.builder().uri(settings.redisUrl()).build().close();
  }

  @Test
  void theFunctionTakesEachValueOfTheSwitchAndNoOther() {
    assertThat((List<?>) template.at("Parameters", "Breaker", "AllowedValues"))
        .map(value -> Settings.of(with("BREAKER", (String) value)).breaker())
        .containsExactly(true, false);
    assertThat(
            Settings.of(with("BREAKER", (String) template.at("Parameters", "Breaker", "Default"))))
        .as("unless said otherwise")
        .isEqualTo(Settings.of(with("BREAKER", "on")));
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> environment = environment();
    environment.put(name, value);
    return environment;
  }

  /** The rule of docs/lambda.md, for one call in an invocation. */
  @Test
  void aColdInvocationEndsBeforeLambdaEndsIt() {
    Settings settings = settings();
    Duration timeout = Duration.ofSeconds((Integer) function("Timeout"));

    assertThat(settings.breakerTimeout()).isLessThan(settings.callTimeout());
    assertThat(
            settings.callTimeout().plus(settings.breakerTimeout().multipliedBy(4)).plus(COLD_START))
        .isLessThan(timeout);
    assertThat(timeout).isLessThan(LONGEST_OF_AN_HTTP_API);
  }

  @Test
  void theUserMayDoWhatTheDocumentationSaysButListenSincePushIsOff() throws IOException {
    List<String> documented = rule();
    List<String> granted = List.of(((String) property("CacheUser", "AccessString")).split(" ", -1));

    assertThat(commands(granted))
        .isEqualTo(
            commands(documented.stream().filter(word -> !word.endsWith("subscribe")).toList()));
    assertThat(granted.stream().filter(word -> !word.startsWith("+")))
        .containsExactly("on", "~breaker:*", "resetchannels", "&breaker:*", "-@all");
    assertThat(documented).contains("~breaker:*", "resetchannels", "&breaker:*");
  }

  /** The one for Redis 6.2. */
  private static List<String> rule() throws IOException {
    String start = "    ACL SETUSER breaker reset on ";
    try (Stream<String> lines = Files.lines(Path.of("../../docs/redis.md"))) {
      String rule = lines.filter(line -> line.startsWith(start)).findFirst().orElseThrow();
      return List.of(rule.substring(start.length()).split(" ", -1));
    }
  }

  private static Set<String> commands(List<String> rule) {
    Set<String> commands = new HashSet<>(rule);
    commands.removeIf(word -> !word.startsWith("+"));
    return commands;
  }

  @Test
  void theCacheEvictsNothing() {
    assertThat(
            Template.resolved(
                property("Cache", "CacheParameterGroupName"), Map.of("CacheParameters", "it")))
        .isEqualTo("it");
    assertThat(template.mapAt("Resources", "CacheParameters", "Properties", "Properties"))
        .containsEntry("maxmemory-policy", "noeviction");
    String version = (String) property("Cache", "EngineVersion");
    assertThat(property("CacheParameters", "CacheParameterGroupFamily"))
        .isEqualTo(property("Cache", "Engine") + version.substring(0, version.indexOf('.')));
  }

  @Test
  void theIdsOfTheUserAndItsGroupAreAllowedWhateverTheStackIsCalled() {
    assertThat(List.of(property("CacheUser", "UserId"), property("CacheUsers", "UserGroupId")))
        .map(id -> Template.resolved(id, STACK))
        .allSatisfy(id -> assertThat(id).isEqualTo("breaker-0a1b2c3d4e5f"));
  }

  @Test
  void groupsAndRulesAreDescribedInCharactersThatEc2Allows() {
    List<String> descriptions =
        template.mapAt("Resources").values().stream()
            .filter(resource -> type(resource).startsWith("AWS::EC2::SecurityGroup"))
            .flatMap(
                group ->
                    Stream.of("GroupDescription", "Description")
                        .flatMap(key -> Template.allOf(key, group).stream()))
            .toList();

    assertThat(descriptions)
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(description -> assertThat(description).matches(DESCRIPTION));
  }

  private static String type(Object resource) {
    return (String) Template.map(resource).get("Type");
  }

  /** Remembers the names that it is asked for. */
  private static final class Reading extends AbstractMap<String, String> {
    private final Map<String, String> values;
    private final Set<String> names = new HashSet<>();

    Reading(Map<String, String> values) {
      this.values = values;
    }

    @Override
    public String get(Object name) {
      names.add((String) name);
      return values.get(name);
    }

    @Override
    public String getOrDefault(Object name, String defaultValue) {
      String value = get(name);
      return value == null ? defaultValue : value;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      throw new UnsupportedOperationException("It reads each by its name");
    }
  }
}

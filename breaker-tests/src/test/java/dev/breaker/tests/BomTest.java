package dev.breaker.tests;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The BOM has no parent, so what it shares with the parent pom is written twice. */
class BomTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private final Document parent = pom(".");
  private final Document bom = pom("breaker-bom");

  @Test
  void managesTheModulesThatArePublished() {
    List<String> published =
        texts(parent, "/project/modules/module").stream()
            .filter(module -> !module.equals("breaker-bom"))
            .filter(BomTest::isPublished)
            .toList();

    assertThat(published).contains("breaker-runtime").doesNotContain("breaker-tests");
    assertThat(texts(bom, "/project/dependencyManagement/dependencies/dependency/artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void isOfTheVersionOfTheParent() {
    assertThat(texts(bom, "/project/version")).isEqualTo(texts(parent, "/project/version"));
    assertThat(texts(bom, "//dependencyManagement//version"))
        .isNotEmpty()
        .containsOnly("${project.version}");
  }

  @Test
  void saysTheSameOfTheProject() {
    for (String element : List.of("url", "inceptionYear", "licenses", "developers", "scm")) {
      String leaves = "/project/" + element + "/descendant-or-self::*[not(*)]";
      assertThat(texts(bom, leaves)).isNotEmpty().isEqualTo(texts(parent, leaves));
    }
  }

  @Test
  void isBuiltByTheSamePlugins() {
    Map<String, String> versions =
        texts(bom, "//plugin/artifactId").stream()
            .collect(toMap(Function.identity(), this::plugin));

    assertThat(versions).containsKeys("maven-deploy-plugin", "maven-gpg-plugin");
    versions.forEach(
        (plugin, version) ->
            assertThat(texts(parent, "/project/properties/" + plugin + ".version"))
                .as(plugin)
                .containsExactly(version));
  }

  private String plugin(String artifact) {
    return texts(bom, "//plugin[artifactId='" + artifact + "']/version").get(0);
  }

  private static boolean isPublished(String module) {
    Document pom = pom(module);
    return Stream.of(
            "/project/properties/maven.deploy.skip",
            "//plugin[artifactId='maven-deploy-plugin']/configuration/skip")
        .noneMatch(skip -> texts(pom, skip).contains("true"));
  }

  private static Document pom(String module) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(Files.newInputStream(PROJECT.resolve(module).resolve("pom.xml")));
    } catch (Exception e) {
      throw new IllegalStateException(module, e);
    }
  }

  private static List<String> texts(Document pom, String path) {
    try {
      NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent().strip())
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }
}

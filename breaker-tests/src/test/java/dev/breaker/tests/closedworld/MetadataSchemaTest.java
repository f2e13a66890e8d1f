package dev.breaker.tests.closedworld;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The metadata fits the schema that GraalVM publishes. The build has unpacked it. */
@Tag("shrinking")
class MetadataSchemaTest {
  private static final Path SCHEMAS = Path.of("target", "tools", "metadata-schema", "schemas");
  private static final Path GOLDEN =
      Path.of("..", "breaker-processor", "src", "test", "resources", "golden");

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
          .getSchema(Files.readString(theOnlySchema()), InputFormat.JSON);

  MetadataSchemaTest() throws IOException {}

  private static Path theOnlySchema() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      List<Path> schemas = files.toList();
      assertThat(schemas).hasSize(1);
      return schemas.get(0);
    }
  }

  private List<Error> faults(String metadata) {
    return schema.validate(metadata, InputFormat.JSON);
  }

  @Test
  void thatOfTheRuntimeFits() throws IOException {
    assertThat(faults(RuntimeJar.text(RuntimeJar.METADATA))).isEmpty();
  }

  /** The golden files are what the processor writes, to the byte. */
  @Test
  void thatOfEachKindOfInterfaceFits() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(GOLDEN)) {
      files = all.filter(file -> file.endsWith("reachability-metadata.json")).toList();
    }
    assertThat(files).hasSizeGreaterThan(10);
    for (Path file : files) {
      assertThat(faults(Files.readString(file))).as("%s", file).isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    String metadata = RuntimeJar.text(RuntimeJar.METADATA);

    assertThat(faults(metadata.replace("\"type\"", "\"typ\""))).isNotEmpty();
    assertThat(faults("{\"reflection\": {}}")).isNotEmpty();
  }
}

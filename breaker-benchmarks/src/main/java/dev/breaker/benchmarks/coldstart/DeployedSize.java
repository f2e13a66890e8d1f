package dev.breaker.benchmarks.coldstart;

import dev.breaker.benchmarks.report.SizeResults;
import dev.breaker.benchmarks.report.SizeResults.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What users of a breaker on Redis deploy besides Retrofit. */
public final class DeployedSize {
  private DeployedSize() {}

  /**
   * Measures it.
   *
   * @param work a folder for jars of what is not packed yet; made if need be
   * @return the artifacts, the largest first
   * @throws IOException if a jar cannot be read
   */
  public static SizeResults measure(Path work) throws IOException {
    Jars jars = new Jars(Files.createDirectories(work.toAbsolutePath()));
    List<Artifact> artifacts = new ArrayList<>();
    for (Class<?> type : Programs.breakerOnRedis()) {
      artifacts.add(artifact(jars.of(type)));
    }
    artifacts.sort((one, other) -> Long.compare(other.deployedBytes(), one.deployedBytes()));
    return new SizeResults(artifacts);
  }

  static Artifact artifact(Path jar) throws IOException {
    long deployed = 0;
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        if (isDeployed(entry.getName())) {
          deployed += entry.getCompressedSize();
        }
      }
    }
    return new Artifact(jar.getFileName().toString(), Files.size(jar), deployed);
  }

  /** One jar of many has one manifest, no modules and no POMs. */
  private static boolean isDeployed(String name) {
    return !name.equals("META-INF/MANIFEST.MF")
        && !name.startsWith("META-INF/maven/")
        && !name.endsWith("module-info.class");
  }
}

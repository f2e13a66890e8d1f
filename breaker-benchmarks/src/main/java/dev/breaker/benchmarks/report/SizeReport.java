package dev.breaker.benchmarks.report;

import java.util.List;

/** What the breaker adds to a deployed jar. */
final class SizeReport {
  private SizeReport() {}

  static List<Figure> figures(SizeResults results) {
    return List.of(
        Figure.atMost(
            "added to the deployed jar",
            Unit.BYTES,
            (double) results.deployedBytes(),
            SizeResults.LIMIT));
  }

  static String tables(SizeResults results) {
    MarkdownTable table =
        new MarkdownTable("Beyond Retrofit and OkHttp", "the jar", "in the deployed jar");
    for (SizeResults.Artifact artifact : results.artifacts()) {
      table.row(
          artifact.name(),
          Unit.BYTES.format(artifact.bytes()),
          Unit.BYTES.format(artifact.deployedBytes()));
    }
    table.row(
        "sum",
        Unit.BYTES.format(
            results.artifacts().stream().mapToLong(SizeResults.Artifact::bytes).sum()),
        Unit.BYTES.format(results.deployedBytes()));
    return "\n" + table;
  }
}

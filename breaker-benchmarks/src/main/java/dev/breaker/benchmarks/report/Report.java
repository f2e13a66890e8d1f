package dev.breaker.benchmarks.report;

import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The page on all groups in a folder. */
public final class Report {
  /** The name of the group of {@link SizeResults}. */
  public static final String SIZE = "size";

  /** The name of the group of {@link ColdStartResults}. */
  public static final String COLD_START = "coldstart";

  /** The name of the group of {@link ServicesResults}. */
  public static final String SERVICES = "services";

  /** The name of the group of {@link RecoveryResults}. */
  public static final String RECOVERY = "recovery";

  /** The name of the group of {@link CompileResults}. */
  public static final String COMPILE = "compile";

  private Report() {}

  /**
   * Writes the page.
   *
   * @param folder where the results are
   * @return Markdown; a group that is not there is left out
   * @throws IOException if the results cannot be read
   */
  public static String of(ResultsFolder folder) throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What a call costs

            Numbers in brackets: this project's `breaker` divided by that peer. Times are medians.
            """);
    jmh(page, folder, "memory", "In memory", MemoryReport::figures, MemoryReport::tables);
    jmh(
        page,
        folder,
        "retrofit",
        "Through Retrofit",
        RetrofitReport::figures,
        RetrofitReport::tables);
    jmh(page, folder, "metrics", "With metrics", MetricsReport::figures, MetricsReport::tables);
    folder
        .read("redis", new TypeToken<Run<RedisResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "Through Redis",
                    RedisReport.figures(run.results()),
                    RedisReport.tables(run.results())));
    folder
        .read(SERVICES, new TypeToken<Run<ServicesResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "With many services",
                    ServicesReport.figures(run.results()),
                    ServicesReport.tables(run.results())));
    folder
        .read(RECOVERY, new TypeToken<Run<RecoveryResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "On the way back",
                    RecoveryReport.figures(run.results()),
                    RecoveryReport.tables(run.results())));
    folder
        .read(COLD_START, new TypeToken<Run<ColdStartResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "From a cold start",
                    ColdStartReport.figures(run.results()),
                    ColdStartReport.tables(run.results())));
    folder
        .read(COMPILE, new TypeToken<Run<CompileResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "In the build",
                    CompileReport.figures(run.results()),
                    CompileReport.tables(run.results())));
    folder
        .read(SIZE, new TypeToken<Run<SizeResults>>() {})
        .ifPresent(
            run ->
                section(
                    page,
                    run,
                    "In the deployed jar",
                    SizeReport.figures(run.results()),
                    SizeReport.tables(run.results())));
    return page.toString();
  }

  private static void jmh(
      StringBuilder page,
      ResultsFolder folder,
      String group,
      String title,
      Function<JmhResults, List<Figure>> figures,
      Function<JmhResults, String> tables)
      throws IOException {
    folder
        .read(group, new TypeToken<Run<List<JmhResult>>>() {})
        .ifPresent(
            run -> {
              JmhResults results = new JmhResults(run.results());
              section(page, run, title, figures.apply(results), tables.apply(results));
            });
  }

  private static void section(
      StringBuilder page, Run<?> run, String title, List<Figure> figures, String tables) {
    page.append("\n## ").append(title).append("\n\n");
    page.append(run.machine()).append("; ").append(run.ended()).append(".\n\n");
    if (run.quick()) {
      page.append("A quick run: it shows that all works, not what it costs.\n\n");
    }
    page.append(Figure.table(figures)).append(tables);
  }
}

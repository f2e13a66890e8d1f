package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.ComparisonPicture;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYSeries;

class PictureTest {
  @TempDir private Path folder;

  private static Sheet sheet(QuickstartRecordings recordings) {
    return Picture.sheet(recordings.recording(), Palette.LIGHT);
  }

  private static Map<String, XYSeries> plot(Sheet sheet) {
    return sheet.charts().get(0).getSeriesMap();
  }

  private static Map<String, XYSeries> lanes(Sheet sheet) {
    return sheet.charts().get(1).getSeriesMap();
  }

  @Test
  void theHeadingHasTheFiguresOfTheSummary() {
    Sheet sheet = sheet(QuickstartRecordings.ofTwoClients());

    assertThat(sheet.title()).isEqualTo("Requests that reach the backend, from 2 clients");
    assertThat(sheet.results())
        .containsExactly(
            "While the backend failed, it got 4 requests with the breaker, and 5 without.",
            "In the whole run, it got 5 with the breaker, and 6 without.");
  }

  @Test
  void theLinesAreTheRequestsPerSecondInHalfSeconds() {
    Map<String, XYSeries> plot = plot(sheet(QuickstartRecordings.ofTwoClients()));

    assertThat(plot.get(ComparisonPicture.WITH).getXData())
        .containsExactly(0, 1, 1.5, 4.5, 5.5, 7, 7.5, 9, 9.5, 20);
    assertThat(plot.get(ComparisonPicture.WITH).getYData())
        .containsExactly(0, 2, 0, 2, 0, 2, 0, 2, 0, 0);
    assertThat(plot.get(ComparisonPicture.WITHOUT).getXData())
        .containsExactly(0, 1, 1.5, 4.5, 5.5, 6, 6.5, 7, 7.5, 9, 9.5, 20);
    assertThat(plot.get(ComparisonPicture.FAILS).getXData()).containsExactly(4, 4, 10, 10);
  }

  @Test
  void theLinesDifferInLightnessAndWidth() {
    Map<String, XYSeries> plot = plot(sheet(QuickstartRecordings.ofTwoClients()));
    XYSeries with = plot.get(ComparisonPicture.WITH);
    XYSeries without = plot.get(ComparisonPicture.WITHOUT);

    assertThat(with.getLineColor()).isEqualTo(Palette.LIGHT.with());
    assertThat(without.getLineColor()).isEqualTo(Palette.LIGHT.without());
    assertThat(without.getLineStyle().getLineWidth())
        .isGreaterThan(2 * with.getLineStyle().getLineWidth());
  }

  @Test
  void failingTimeOpenTimesAndProbesHaveALaneEach() {
    Map<String, XYSeries> lanes = lanes(sheet(QuickstartRecordings.ofTwoClients()));

    assertThat(lanes.get(ComparisonPicture.FAILS).getXData()).containsExactly(4, 10, 10);
    assertThat(lanes.get(ComparisonPicture.FAILS).getYData()).containsExactly(3, 3, Double.NaN);
    assertThat(lanes.get(ComparisonPicture.OPEN).getXData())
        .containsExactly(5, 7, 7, 7.3, 9.3, 9.3);
    assertThat(lanes.get(ComparisonPicture.OPEN).getYData())
        .containsExactly(2, 2, Double.NaN, 2, 2, Double.NaN);
    assertThat(lanes.get(ComparisonPicture.PROBE).getXData()).containsExactly(7, 9.3);
    assertThat(lanes.get(ComparisonPicture.PROBE).getYData()).containsExactly(1, 1);
  }

  @Test
  void canBeDrawnOfARunInWhichNothingHappened() throws IOException {
    assertThat(lanes(sheet(new QuickstartRecordings(1)))).containsOnlyKeys(ComparisonPicture.FAILS);

    Picture.draw(new QuickstartRecordings(1).recording(), folder.resolve("picture.png"));
  }

  @Test
  void isWrittenInModestSizeForLightPagesAndForDarkOnes() throws IOException {
    Path light = folder.resolve("picture.png");
    Path dark = folder.resolve("picture-dark.png");

    Picture.draw(QuickstartRecordings.ofTwoClients().recording(), light);

    assertThat(Files.size(light)).isLessThan(200 * 1024);
    assertThat(Files.size(dark)).isLessThan(200 * 1024);
    assertThat(Files.mismatch(light, dark)).isNotNegative();
  }

  @Test
  void goesBesideTheClassesUnlessToldOtherwise() {
    assertThat(Picture.defaultPath()).isAbsolute().endsWithRaw(Path.of("target", "quickstart.png"));
  }
}

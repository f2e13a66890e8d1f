package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.demos.support.ComparisonPicture;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYSeries;

class PictureTest {
  private static final Offset<Double> LITTLE = Offset.offset(1e-6);

  @TempDir private Path folder;

  private static Map<String, XYSeries> series(SandboxRecordings recordings, int chart) {
    return Picture.sheet(recordings.recording(), Palette.DARK).charts().get(chart).getSeriesMap();
  }

  @Test
  void theHeadingHasTheFiguresOfTheSummary() {
    Sheet sheet = Picture.sheet(SandboxRecordings.story().recording(), Palette.LIGHT);

    assertThat(sheet.title()).isEqualTo("What Lambda bills, for 2 sandboxes");
    assertThat(sheet.results())
        .containsExactly(
            "While the third party failed: 3,020 ms billed with the breaker, 5,010 ms without.",
            "In the whole run: 3,190 ms billed with the breaker, 5,214 ms without.");
  }

  @Test
  void hasALineForEachFunction() {
    Map<String, XYSeries> plot = series(SandboxRecordings.story(), 0);

    assertThat(plot.get(ComparisonPicture.WITH).getYData())
        .contains(new double[] {53, 900, 3}, LITTLE);
    assertThat(plot.get(ComparisonPicture.WITHOUT).getYData())
        .contains(new double[] {51, 900, 1_000}, LITTLE);
  }

  @Test
  void hasALaneForTheFailingTimeTheOpenTimesAndTheProbes() {
    Map<String, XYSeries> lanes = series(SandboxRecordings.story(), 1);

    assertThat(lanes.get(ComparisonPicture.FAILS).getXData()).containsExactly(5, 17, 17);
    assertThat(lanes.get(ComparisonPicture.OPEN).getXData()).containsExactly(7, 12, 12, 13, 18, 18);
    assertThat(lanes.get(ComparisonPicture.PROBE).getXData()).containsExactly(12, 18);
  }

  @Test
  void canBeDrawnOfARunInWhichNothingHappened() throws IOException {
    assertThat(series(new SandboxRecordings(), 1)).containsOnlyKeys(ComparisonPicture.FAILS);

    Picture.draw(new SandboxRecordings().recording(), folder.resolve("picture.png"));
  }

  @Test
  void isWrittenInModestSizeForLightPagesAndForDarkOnes() throws IOException {
    Path light = folder.resolve("picture.png");
    Path dark = folder.resolve("picture-dark.png");

    Picture.draw(SandboxRecordings.story().recording(), light);

    assertThat(Files.size(light)).isLessThan(200 * 1024);
    assertThat(Files.size(dark)).isLessThan(200 * 1024);
    assertThat(Files.mismatch(light, dark)).isNotNegative();
  }

  @Test
  void anInvocationCountsInTheSecondsInWhichItRan() {
    Recording recording =
        new SandboxRecordings()
            .invoked(5_400, "sandbox-1", Ending.FAILED, 2_000, 100)
            .invoked(23_500, "sandbox-2", Ending.OK, 2_000, 100)
            .recording();

    List<Double> perSecond = Picture.perSecond(recording, recording.calls(true));

    assertThat(perSecond).hasSize(24);
    assertThat(perSecond.get(4)).isZero();
    assertThat(perSecond.get(5)).isEqualTo(600, LITTLE);
    assertThat(perSecond.get(6)).isEqualTo(1_000, LITTLE);
    assertThat(perSecond.get(7)).isEqualTo(400, LITTLE);
    assertThat(perSecond.get(8)).isZero();
    assertThat(perSecond.get(23)).isEqualTo(500, LITTLE);
  }
}

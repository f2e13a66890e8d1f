package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class PictureTest {
  @TempDir private Path folder;

  private static Sheet sheet(FleetRecordings recordings) {
    return Picture.sheet(recordings.recording(), Palette.LIGHT);
  }

  @Test
  void theHeadingHasTheFiguresOfTheSummary() {
    Sheet sheet = sheet(FleetRecordings.ofTwoClients());

    assertThat(sheet.title())
        .isEqualTo("Requests that reach the backend, from 2 processes with 50 threads each");
    assertThat(sheet.results())
        .containsExactly(
            "In the whole run, 5 requests reached the backend, and 100 calls were refused at once.",
            "20 calls failed. 0 calls were harmed by the breaker.",
            "From a trip to the first refusal elsewhere: 20.0 ms without push, 4.0 ms with push"
                + " (medians).");
  }

  @Test
  void theRequestsAreShownUntilTheFirstDrill() {
    XYSeries requests =
        sheet(FleetRecordings.ofTwoClients()).charts().get(0).getSeriesMap().get("requests");

    assertThat(requests.getXData()).containsExactly(0, 4.5, 5.5, 8, 8.5, 11, 11.5, 30);
    assertThat(requests.getYData()).containsExactly(0, 2, 0, 2, 0, 4, 0, 0);
  }

  @Test
  void whatWasBrokenIsShadedButForTheDrills() {
    XYChart plot = sheet(FleetRecordings.ofTwoClients()).charts().get(0);

    assertThat(plot.getSeriesMap())
        .containsOnlyKeys(Kind.BACKEND.name(), Kind.REDIS.name(), "requests");
    assertThat(plot.getSeriesMap().get(Kind.BACKEND.name()).getXData())
        .containsExactly(4.8, 4.8, 9, 9);
  }

  @Test
  void canBeDrawnWithEveryInjuryAndWithNone() throws IOException {
    FleetRecordings all = new FleetRecordings(2);
    for (Kind kind : Kind.values()) {
      all.injured(kind, "client-2", 1_000, 2_000, 3_000);
    }

    Picture.draw(all.recording(), folder.resolve("all.png"));
    Picture.draw(new FleetRecordings(16).recording(), folder.resolve("none.png"));

    assertThat(sheet(new FleetRecordings(2)).charts()).hasSize(2);
    assertThat(sheet(new FleetRecordings(2)).results()).hasSize(2);
  }

  @Test
  void isWrittenInModestSizeForLightPagesAndForDarkOnes() throws IOException {
    Path light = folder.resolve("picture.png");
    Path dark = folder.resolve("picture-dark.png");

    Picture.draw(FleetRecordings.ofTwoClients().recording(), light);

    assertThat(Files.size(light)).isLessThan(250 * 1024);
    assertThat(Files.size(dark)).isLessThan(250 * 1024);
    assertThat(Files.mismatch(light, dark)).isNotNegative();
  }
}

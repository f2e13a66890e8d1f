package dev.breaker.examples.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.examples.lambda.story.Call.Ending;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  @TempDir private Path folder;

  private Set<Integer> colours(Recording recording) throws IOException {
    Path file = folder.resolve("picture.png");
    Picture.draw(recording, file);
    assertThat(Files.size(file)).isLessThan(100 * 1024);
    BufferedImage image = ImageIO.read(file.toFile());
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .mapToObj(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
        .collect(Collectors.toSet());
  }

  @Test
  void showsBothLinesTheFailingTimeTheOpenTimesAndTheProbes() throws IOException {
    assertThat(colours(Recordings.story().recording()))
        .contains(0xfadbd8, 0xfbbf24, 0x1d4ed8, 0x6b7280, 0x15803d);
  }

  @Test
  void canBeDrawnOfARunInWhichNothingHappened() throws IOException {
    assertThat(colours(new Recordings().recording())).doesNotContain(0x6b7280, 0x15803d);
  }

  @Test
  void anInvocationCountsInTheSecondsInWhichItRan() {
    Recording recording =
        new Recordings()
            .invoked(5_400, "sandbox-1", Ending.FAILED, 2_000, 100)
            .invoked(23_500, "sandbox-2", Ending.OK, 2_000, 100)
            .recording();

    List<Double> perSecond = Picture.perSecond(recording, recording.calls(true));

    assertThat(perSecond).hasSize(24);
    Offset<Double> little = Offset.offset(1e-6);
    assertThat(perSecond.get(4)).isZero();
    assertThat(perSecond.get(5)).isEqualTo(600, little);
    assertThat(perSecond.get(6)).isEqualTo(1_000, little);
    assertThat(perSecond.get(7)).isEqualTo(400, little);
    assertThat(perSecond.get(8)).isZero();
    assertThat(perSecond.get(23)).isEqualTo(500, little);
  }
}

package dev.breaker.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.examples.support.ComparisonPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
  @TempDir private Path folder;

  private Set<Integer> colours(Recording recording) throws IOException {
    Path file = folder.resolve("picture.png");
    Picture.draw(recording, file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(ComparisonPicture.WIDTH);
    assertThat(image.getHeight()).isEqualTo(ComparisonPicture.HEIGHT);
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .mapToObj(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
        .collect(Collectors.toSet());
  }

  @Test
  void showsBothLinesTheFailingTimeTheOpenTimesAndTheProbes() throws IOException {
    assertThat(colours(Recordings.ofTwoClients().recording()))
        .contains(0xfadbd8, 0xfbbf24, 0x1d4ed8, 0x6b7280, 0x15803d);
  }

  @Test
  void canBeDrawnOfARunInWhichNothingHappened() throws IOException {
    assertThat(colours(new Recordings(1).recording())).doesNotContain(0x6b7280, 0x15803d);
  }

  @Test
  void isAPngOfModestSizeWhateverItsName() throws IOException {
    Path file = folder.resolve("picture");

    Picture.draw(Recordings.ofTwoClients().recording(), file);

    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(Files.size(file)).isLessThan(100 * 1024);
  }

  @Test
  void goesBesideTheClassesUnlessToldOtherwise() {
    assertThat(Picture.defaultPath()).isAbsolute().endsWithRaw(Path.of("target", "quickstart.png"));
  }
}

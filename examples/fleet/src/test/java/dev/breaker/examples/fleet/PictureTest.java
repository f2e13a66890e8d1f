package dev.breaker.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.examples.fleet.Injury.Kind;
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

  private BufferedImage draw(Recording recording) throws IOException {
    Path file = folder.resolve("picture.png");
    Picture.draw(recording, file);
    assertThat(Files.size(file)).isLessThan(100 * 1024);
    return ImageIO.read(file.toFile());
  }

  /** Those of one row of pixels, so that the legend does not count. */
  private static Set<Integer> colours(BufferedImage image, int y) {
    return IntStream.range(0, image.getWidth())
        .mapToObj(x -> image.getRGB(x, y) & 0xffffff)
        .collect(Collectors.toSet());
  }

  @Test
  void hasABandForEachClientInTheColoursOfItsStates() throws IOException {
    BufferedImage image = draw(Recordings.ofTwoClients().recording());
    int firstRow = image.getHeight() - 46 - 2 * 26 + 11;

    assertThat(image.getWidth()).isEqualTo(Picture.WIDTH);
    assertThat(colours(image, firstRow)).contains(0x86c595, 0xd64541, 0xfacc15, 0x374151);
    assertThat(colours(image, firstRow + 26)).contains(0x86c595, 0xd64541, 0xfacc15);
    assertThat(colours(image, firstRow + 26)).doesNotContain(0x374151);
  }

  @Test
  void hasTheInjuriesAndTheRequestsAbove() throws IOException {
    BufferedImage image = draw(Recordings.ofTwoClients().recording());

    assertThat(colours(image, 100)).contains(0xfadbd8);
    assertThat(
            IntStream.range(40, 320)
                .mapToObj(y -> colours(image, y))
                .flatMap(Set::stream)
                .collect(Collectors.toSet()))
        .contains(0x1d4ed8);
  }

  @Test
  void growsWithTheClients() throws IOException {
    int two = draw(new Recordings(2).recording()).getHeight();

    assertThat(draw(new Recordings(16).recording()).getHeight()).isEqualTo(two + 14 * 26);
  }

  @Test
  void canBeDrawnWithEveryInjuryAndWithNone() throws IOException {
    Recordings all = new Recordings(2);
    for (Kind kind : Kind.values()) {
      all.injured(kind, "client-2", 1_000, 2_000, 3_000);
    }

    assertThat(draw(all.recording()).getHeight())
        .isEqualTo(draw(new Recordings(2).recording()).getHeight());
  }
}

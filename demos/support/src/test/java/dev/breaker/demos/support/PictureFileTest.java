package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFileTest {
  @TempDir private Path folder;

  private static Sheet sheet(Palette palette) {
    return new Sheet(palette, "Nothing", List.of("Nobody came."), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "x.png, x-dark.png",
    "some/x.y.png, some/x.y-dark.png",
    "x, x-dark",
    ".hidden, .hidden-dark"
  })
  void theDarkOneIsBesideTheLightOne(Path light, Path dark) {
    assertThat(PictureFile.dark(light)).isEqualTo(dark);
  }

  @Test
  void writesBothEachOnItsOwnBackgroundAndSaysSo() throws IOException {
    Path file = folder.resolve("picture.png");

    String written = PictureFile.write(PictureFileTest::sheet, file);

    assertThat(written).isEqualTo("Picture: " + file + ", and for dark pages picture-dark.png");
    assertThat(background(file)).isEqualTo(Palette.LIGHT.background().getRGB());
    assertThat(background(folder.resolve("picture-dark.png")))
        .isEqualTo(Palette.DARK.background().getRGB());
  }

  private static int background(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(Sheet.SCALE * Sheet.WIDTH);
    return image.getRGB(0, 0);
  }

  @Test
  void isAPngWhateverItsName() throws IOException {
    Path file = folder.resolve("picture");

    PictureFile.write(PictureFileTest::sheet, file);

    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void aJavaThatCannotDrawIsToldWhatItLacks() {
    assertThatIOException()
        .isThrownBy(
            () ->
                PictureFile.write(
                    palette -> {
                      throw new UnsatisfiedLinkError("libfreetype");
                    },
                    folder.resolve("picture.png")))
        .withMessageContainingAll("libfreetype", "install fontconfig and a font");
  }
}

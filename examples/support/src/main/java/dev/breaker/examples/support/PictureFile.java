package dev.breaker.examples.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Where pictures go, and how they get there. */
public final class PictureFile {
  static {
    // No window is opened, and a server has no screen.
    System.setProperty("java.awt.headless", "true");
  }

  private PictureFile() {}

  /** Beside the jar of a class, or beside the folder of classes; both are in Maven's target. */
  public static Path beside(Class<?> type, String name) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling(name);
    } catch (URISyntaxException e) {
      return Path.of(name);
    }
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  public static void write(Supplier<BufferedImage> drawing, Path file) throws IOException {
    BufferedImage image;
    try {
      image = drawing.get();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A Java for servers, or a system without a single font.
      throw new IOException(
          "The picture cannot be drawn: "
              + e
              + ". On Linux, install fontconfig and a font, such as fonts-dejavu-core",
          e);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("The picture cannot be drawn: this Java does not write PNG");
    }
  }
}

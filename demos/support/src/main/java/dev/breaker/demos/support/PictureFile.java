package dev.breaker.demos.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** Where pictures go, and how they get there, for light pages and for dark ones. */
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

  /** Beside a picture, the same for dark pages: x.png has x-dark.png. */
  public static Path dark(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    return file.resolveSibling(name.substring(0, end) + "-dark" + name.substring(end));
  }

  /**
   * Draws and writes, for light pages and for dark ones.
   *
   * @return what was written, in words
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  public static String write(Function<Palette, Sheet> drawing, Path file) throws IOException {
    write(drawing, Palette.LIGHT, file);
    write(drawing, Palette.DARK, dark(file));
    return "Picture: " + file + ", and for dark pages " + dark(file).getFileName();
  }

  private static void write(Function<Palette, Sheet> drawing, Palette palette, Path file)
      throws IOException {
    BufferedImage image;
    try {
      image = drawing.apply(palette).image();
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

package dev.breaker.demos.support;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the command lines of the examples check and say alike. */
public final class Options {
  private Options() {}

  public static void requireRange(
      CommandLine command, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          command, option + " must be " + least + " to " + most + ", was " + value);
    }
  }

  public static void requirePicture(CommandLine command, Path picture) {
    Path folder = picture.toAbsolutePath().getParent();
    if (folder == null
        || !Files.isWritable(folder)
        || Files.isDirectory(picture)
        || Files.isDirectory(PictureFile.dark(picture))) {
      throw new ParameterException(
          command, "--picture must be a file in a folder that can be written, was " + picture);
    }
  }

  /**
   * Says in one line what went wrong, unless the user interrupted it.
   *
   * @return the exit code
   */
  public static int failed(Exception thrown, CommandLine command, Belongings belongings) {
    if (!belongings.isInterrupted()) {
      String message = thrown.getMessage();
      command
          .getErr()
          .println(
              command.getCommandName() + ": " + (message == null ? thrown.toString() : message));
    }
    return 1;
  }
}

package dev.breaker.demos.lambda.story;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.breaker.demos.support.Belongings;
import dev.breaker.demos.support.TemporaryFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the sandboxes of a run share.
 *
 * @param folder where they run, empty but for the library
 * @param library the native half of Lambda's Java runtime, unpacked once. Left alone, each process
 *     unpacks it to one and the same file, and crashes another that is using it
 * @param freezer stops them
 */
record Machine(Path folder, Path library, Freezer freezer) {
  /** Where Lambda's Java runtime looks for its library. */
  static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /**
   * Makes one.
   *
   * @param belongings what has to go at the end
   * @throws IOException if the runtime does not run here; it says where it does
   */
  static Machine in(Belongings belongings) throws IOException {
    String name = libraryFor(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path folder = belongings.add(new TemporaryFolder("lambda-story")).path();
    Path library = folder.resolve(name);
    try (InputStream packed = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (packed == null) {
        throw new FileNotFoundException("Lambda's Java runtime has no library " + name);
      }
      Files.copy(packed, library);
    }
    return new Machine(folder, library, belongings.add(new Freezer()));
  }

  static String libraryFor(String system, String processor) throws IOException {
    String kind =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> "";
        };
    if (!system.equals("Linux") || kind.isEmpty()) {
      throw new IOException(
          "Lambda's Java runtime is for Linux on x86-64 or ARM64 only, this is "
              + system
              + " on "
              + processor
              + ": run this in a Linux container");
    }
    return "libaws-lambda-jni.linux-" + kind + ".so";
  }
}

package dev.breaker.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What of a program's classes is prepared before it starts. */
enum Sharing {
  /** Of the JDK's classes only, as every JDK comes. */
  DEFAULT("as it is") {
    @Override
    List<String> prepare(Start start, Program program, Path archive) {
      return List.of();
    }
  },
  /** Of all classes, in an archive of class-data sharing. */
  APP_CDS("with an AppCDS archive") {
    @Override
    List<String> prepare(Start start, Program program, Path archive)
        throws IOException, InterruptedException {
      start.run(program, List.of("-XX:ArchiveClassesAtExit=" + archive));
      return List.of("-XX:SharedArchiveFile=" + existing(archive), "-Xshare:auto");
    }
  },
  /** Of all classes, loaded and linked, in a cache that JDK 24 and later make. */
  AOT_CACHE("with an AOT cache") {
    @Override
    List<String> prepare(Start start, Program program, Path archive)
        throws IOException, InterruptedException {
      String configuration = "-XX:AOTConfiguration=" + archive + ".conf";
      start.run(program, List.of("-XX:AOTMode=record", configuration));
      start.run(program, List.of("-XX:AOTMode=create", configuration, "-XX:AOTCache=" + archive));
      return List.of("-XX:AOTCache=" + existing(archive));
    }
  };

  private final String title;

  Sharing(String title) {
    this.title = title;
  }

  static List<Sharing> of(Jdk jdk) {
    return jdk.hasAotCache() ? List.of(values()) : List.of(DEFAULT, APP_CDS);
  }

  String title() {
    return title;
  }

  /** Makes the archive by a run of the program; returns the flags that use it. */
  abstract List<String> prepare(Start start, Program program, Path archive)
      throws IOException, InterruptedException;

  private static Path existing(Path archive) {
    if (!Files.exists(archive)) {
      throw new IllegalStateException("the JVM made no archive " + archive);
    }
    return archive;
  }
}

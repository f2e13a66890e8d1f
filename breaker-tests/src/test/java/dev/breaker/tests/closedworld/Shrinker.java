package dev.breaker.tests.closedworld;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tool that removes what a program does not use, and renames the rest. */
enum Shrinker {
  R8 {
    @Override
    void run(Set<Path> program, List<Path> rules, Path shrunk) throws Exception {
      List<String> arguments = new ArrayList<>();
      arguments.addAll(List.of("--classfile", "--release", "--lib", Java.HOME.toString()));
      rules.forEach(each -> arguments.addAll(List.of("--pg-conf", each.toString())));
      arguments.addAll(List.of("--output", shrunk.toString()));
      program.forEach(jar -> arguments.add(jar.toString()));
      Java.runTool("r8", "com.android.tools.r8.R8", arguments);
    }
  },

  PROGUARD {
    private static final String CLASSES = "(!META-INF/MANIFEST.MF,!**module-info.class)";

    @Override
    void run(Set<Path> program, List<Path> rules, Path shrunk) throws Exception {
      List<String> arguments = new ArrayList<>();
      program.forEach(jar -> arguments.addAll(List.of("-injars", jar + CLASSES)));
      arguments.addAll(List.of("-outjars", shrunk.toString()));
      for (String module :
          List.of(
              "java.base", "java.logging", "java.management", "java.naming", "jdk.httpserver")) {
        Path file = Java.HOME.resolve(Path.of("jmods", module + ".jmod"));
        arguments.addAll(List.of("-libraryjars", file + "(!**.jar;!module-info.class)"));
      }
      rules.forEach(each -> arguments.addAll(List.of("-include", each.toString())));
      // ProGuard 7.8.1 makes invalid classes of Okio's else.
      arguments.addAll(List.of("-optimizations", "!method/specialization/returntype"));
      Java.runTool("proguard", "proguard.ProGuard", arguments);
    }
  };

  /** Writes a jar with the shrunk program. */
  abstract void run(Set<Path> program, List<Path> rules, Path shrunk) throws Exception;
}

package dev.breaker.console.command;

import dev.breaker.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who may operate circuits. */
final class SecretFiles {
  private SecretFiles() {}

  /** Returns whether there is a credential now. */
  static boolean read(@Nullable Path tokenFile, @Nullable Path usersFile, Console.Builder builder) {
    if (tokenFile != null) {
      builder.token(text("--token-file", tokenFile).strip());
      return true;
    }
    if (usersFile != null) {
      builder.users(users(text("--users-file", usersFile)));
      return true;
    }
    return false;
  }

  /** What a file holds that an option names. */
  static String text(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(option + " cannot be read: " + e, e);
    }
  }

  private static Map<String, String> users(String text) {
    Map<String, String> users = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "line " + number + " of the users file must be name:password");
      }
      users.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return users;
  }
}

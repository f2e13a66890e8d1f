package dev.breaker.storage;

import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who makes the storage of a URI. Messages quote nothing of the URI but its scheme, since a
 * password that is not encoded reaches into every other part.
 */
final class StorageProviders {
  private static final String MEMORY = "memory";
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,30}");

  private StorageProviders() {}

  static Storage connect(@Nullable String uri) {
    if (uri == null || uri.isBlank()) {
      throw new IllegalArgumentException(
          "The URI of the storage is "
              + (uri == null ? "null" : "blank")
              + ", as when the environment variable that should hold it is not set"
              + allowed(providers()));
    }
    String text = uri.strip();
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (scheme.equals(MEMORY)) {
      return memory(text.substring(colon + 1));
    }
    ServiceLoader<StorageProvider> providers = providers();
    for (StorageProvider provider : providers) {
      if (provider.schemes().contains(scheme)) {
        return provider.connect(text);
      }
    }
    throw unknown(scheme, text.startsWith("://", colon), providers);
  }

  private static Storage memory(String rest) {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "The URI of the storage is invalid: something follows memory:, and a storage in memory"
              + " has no settings. Write memory: alone");
    }
    return new InMemoryStorage();
  }

  /**
   * By the class loader of this library. The context class loader of the thread may be that of
   * another application, or of none.
   */
  private static ServiceLoader<StorageProvider> providers() {
    return ServiceLoader.load(StorageProvider.class, StorageProvider.class.getClassLoader());
  }

  /** What comes before a colon alone, without slashes, may be a user or a host. */
  private static IllegalArgumentException unknown(
      String scheme, boolean isScheme, ServiceLoader<StorageProvider> providers) {
    String problem =
        isScheme && SCHEME.matcher(scheme).matches()
            ? "no storage serves the scheme " + scheme + "://"
            : "it does not begin with a scheme such as redis://";
    return new IllegalArgumentException(
        "The URI of the storage is invalid: " + problem + allowed(providers));
  }

  private static String allowed(ServiceLoader<StorageProvider> providers) {
    Set<String> schemes =
        providers.stream()
            .flatMap(provider -> provider.get().schemes().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return "; allowed is memory: for circuits in this process's memory"
        + (schemes.isEmpty() ? "" : ", or a URI with a scheme of " + String.join(", ", schemes))
        + ", such as redis://user:secret@redis.example.com:6379/0";
  }
}

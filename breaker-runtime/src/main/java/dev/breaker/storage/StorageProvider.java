package dev.breaker.storage;

import java.util.Set;

/**
 * Makes storages of one kind for {@link Storage#connect}, which finds it through {@link
 * java.util.ServiceLoader}. A class path names the implementation in {@code
 * META-INF/services/dev.breaker.storage.StorageProvider}; a module names it by {@code provides}.
 * The implementation is public and has a public constructor without parameters, which does no work.
 */
public interface StorageProvider {
  /**
   * Tells which URIs this provider makes storages for.
   *
   * @return the schemes of these URIs, in lower case and without a colon, such as {@code redis}
   */
  Set<String> schemes();

  /**
   * Makes a storage. Does no I/O, so it does not fail because a server is away.
   *
   * @param uri a URI with one of the schemes, in lower case or upper case
   * @return the storage; the caller closes it
   * @throws IllegalArgumentException if the URI is malformed. The message says what was found and
   *     what is allowed, and quotes no password
   * @throws IllegalStateException if something is missing that this storage needs, such as a
   *     library. The message says what to do
   */
  Storage connect(String uri);
}

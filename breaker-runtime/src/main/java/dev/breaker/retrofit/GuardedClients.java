package dev.breaker.retrofit;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clients whose calls are guarded, as long as they are reachable. By identity, since a client
 * that Retrofit made is not even equal to itself.
 */
final class GuardedClients {
  private static final Set<Client> CLIENTS = ConcurrentHashMap.newKeySet();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  private GuardedClients() {}

  static void add(Object client) {
    for (Reference<?> gone; (gone = GONE.poll()) != null; ) {
      CLIENTS.remove(gone);
    }
    CLIENTS.add(new Client(client));
  }

  static boolean contains(Object client) {
    return CLIENTS.contains(new Client(client));
  }

  private static final class Client extends WeakReference<Object> {
    private final int hash;

    Client(Object client) {
      super(client, GONE);
      hash = System.identityHashCode(client);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object client = get();
      return client != null && other instanceof Client that && client == that.get();
    }
  }
}

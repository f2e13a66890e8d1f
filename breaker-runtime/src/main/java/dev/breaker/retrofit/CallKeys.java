package dev.breaker.retrofit;

import dev.breaker.CircuitBreaker;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.http.HostKey;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;

/** By which breaker a call goes, where a service has one for each key. */
final class CallKeys {
  private final KeyedCircuits circuits;
  private final boolean byHost;
  private final List<Parameter> parameters = new ArrayList<>();

  /** A method, and the number of the parameter whose value is the key. */
  private record Parameter(MethodName method, int number) {}

  CallKeys(KeyedCircuits circuits, boolean byHost) {
    this.circuits = circuits;
    this.byHost = byHost;
  }

  /** While the factory is made. */
  void add(MethodName method, int number) {
    parameters.add(new Parameter(method, number));
  }

  /** Finds the key of calls of one method. */
  OfMethod ofMethod() {
    return new OfMethod();
  }

  /** The same for one method, which a factory hears of with its first call only. */
  final class OfMethod {
    private volatile @Nullable Found found;

    /** The breaker by which the call goes. It stays until {@link #end}. */
    CircuitBreaker begin(Call<?> call) {
      return (CircuitBreaker) circuits.begin(key(call));
    }

    void end(CircuitBreaker begun) {
      circuits.end(begun);
    }

    /** Null for a call without a key, such as one whose request cannot be made. */
    private @Nullable Object key(Call<?> call) {
      Request request = Requests.of(call);
      if (request == null) {
        return null;
      }
      if (byHost) {
        return HostKey.of(request.url());
      }
      Invocation invocation = request.tag(Invocation.class);
      if (invocation == null) {
        return null;
      }
      int number = parameterOf(invocation.method());
      return number < 0 ? null : invocation.arguments().get(number);
    }

    private int parameterOf(Method method) {
      Found known = found;
      if (known == null || !known.method.equals(method)) {
        known = new Found(method, find(method));
        found = known;
      }
      return known.number;
    }

    private int find(Method method) {
      for (Parameter parameter : parameters) {
        if (parameter.method.isOf(method)) {
          return parameter.number;
        }
      }
      return -1;
    }
  }

  private record Found(Method method, int number) {}
}

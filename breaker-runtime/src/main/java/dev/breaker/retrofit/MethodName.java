package dev.breaker.retrofit;

import java.lang.reflect.Method;
import java.util.Arrays;

/** A method of the interface, as generated code names it. */
final class MethodName {
  private final String name;
  private final Class<?>[] parameterTypes;

  MethodName(String name, Class<?>[] parameterTypes) {
    this.name = name;
    this.parameterTypes = parameterTypes;
  }

  boolean isOf(Method method) {
    return method.getName().equals(name)
        && Arrays.equals(method.getParameterTypes(), parameterTypes);
  }
}

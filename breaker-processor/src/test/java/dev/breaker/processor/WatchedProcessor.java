package dev.breaker.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The processor, and a record of what it writes, what that originates from, what it claims. */
final class WatchedProcessor extends AbstractProcessor {
  private final CircuitBrokenProcessor watched = new CircuitBrokenProcessor();
  private final Map<String, List<String>> origins = new TreeMap<>();
  private boolean claimed;

  /** The originating elements of each file, by the name of its class or its path. */
  Map<String, List<String>> origins() {
    return origins;
  }

  boolean claimed() {
    return claimed;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Filer filer =
        intercept(
            Filer.class,
            (method, arguments) -> {
              Element[] elements = (Element[]) arguments[arguments.length - 1];
              origins.put(
                  (String) arguments[arguments.length - 2],
                  Stream.of(elements).map(Object::toString).toList());
              return method.invoke(environment.getFiler(), arguments);
            });
    watched.init(
        intercept(
            ProcessingEnvironment.class,
            (method, arguments) ->
                method.getName().equals("getFiler")
                    ? filer
                    : method.invoke(environment, arguments)));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return watched.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return watched.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    claimed |= watched.process(annotations, round);
    return false;
  }

  private static <T> T intercept(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.answer(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private interface Call {
    Object answer(Method method, Object[] arguments) throws ReflectiveOperationException;
  }
}

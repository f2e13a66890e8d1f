package dev.breaker.redis;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The class path of an application that lacks something. */
final class PartOfClassPath extends URLClassLoader {
  private final String missing;

  private PartOfClassPath(String missing) {
    super(classPath(), ClassLoader.getPlatformClassLoader());
    this.missing = missing;
  }

  /** Without the classes and the resources whose names begin so. */
  static PartOfClassPath without(String missing) {
    return new PartOfClassPath(missing);
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(PartOfClassPath::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(missing)) {
      throw new ClassNotFoundException(name);
    }
    return super.findClass(name);
  }

  @Override
  public @Nullable URL findResource(String name) {
    return name.startsWith(missing) ? null : super.findResource(name);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    return name.startsWith(missing) ? Collections.emptyEnumeration() : super.findResources(name);
  }

  /** Has an application there do what it does. */
  Object call(Class<? extends Callable<?>> application) throws Exception {
    var constructor = loadClass(application.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    return ((Callable<?>) constructor.newInstance()).call();
  }
}

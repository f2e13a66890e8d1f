package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;

/** What the class generated for an interface is called. */
record GeneratedName(String packageName, String simpleName) {
  static GeneratedName of(SourceClass type) {
    return new GeneratedName(type.packageName(), "CircuitBroken" + type.name().replace('.', '_'));
  }

  String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}

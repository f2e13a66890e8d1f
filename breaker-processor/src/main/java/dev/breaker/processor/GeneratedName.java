package dev.breaker.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What the class generated for an interface is called. */
record GeneratedName(String packageName, String simpleName) {

  static GeneratedName of(TypeElement type, Elements elements) {
    return new GeneratedName(
        elements.getPackageOf(type).getQualifiedName().toString(),
        "CircuitBroken" + Names.of(type).replace('.', '_'));
  }

  String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}

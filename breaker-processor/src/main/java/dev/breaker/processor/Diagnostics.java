package dev.breaker.processor;

import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Tells the user what is wrong with one type, and remembers whether anything was. */
final class Diagnostics {
  private final TypeElement type;
  private final Messager messager;
  private final Sources sources;
  private final Set<String> told;
  private boolean fatal;

  /**
   * @param told what has been told in this compilation, for two interfaces can inherit one mistake
   */
  Diagnostics(TypeElement type, Messager messager, Sources sources, Set<String> told) {
    this.type = type;
    this.messager = messager;
    this.sources = sources;
    this.told = told;
  }

  void error(String id, Place place, String message) {
    fatal = true;
    tell(Kind.ERROR, id, place, message);
  }

  void warning(String id, Place place, String message) {
    tell(Kind.WARNING, id, place, message);
  }

  boolean areFatal() {
    return fatal;
  }

  private void tell(Kind kind, String id, Place place, String message) {
    String text = "[CircuitBroken:" + id + "] " + message;
    String name = Names.of(place.element());
    if (!sources.contain(place.element())) {
      messager.printMessage(kind, text.contains(name) ? text : text + " (at " + name + ")", type);
    } else if (told.add(text + place.element().getEnclosingElement() + place)) {
      Place caret = Eclipse.reachable(place);
      messager.printMessage(kind, text, caret.element(), caret.annotation(), caret.value());
    }
  }
}

package dev.breaker.processor;

import dev.breaker.processor.source.Messages;
import dev.breaker.processor.source.Place;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Tells what is wrong with one type where its source shows it. */
final class CompilerMessages implements Messages {
  private final TypeElement type;

  private final Messager messager;

  private final Sources sources;

  private final Set<String> told;

  /**
   * @param told what has been told in this compilation, for two interfaces can inherit one mistake
   */
  CompilerMessages(TypeElement type, Messager messager, Sources sources, Set<String> told) {
    this.type = type;
    this.messager = messager;
    this.sources = sources;
    this.told = told;
  }

  @Override
  public void error(Place place, String text) {
    tell(Kind.ERROR, (ElementPlace) place, text);
  }

  @Override
  public void warning(Place place, String text) {
    tell(Kind.WARNING, (ElementPlace) place, text);
  }

  private void tell(Kind kind, ElementPlace place, String text) {
    String name = Names.of(place.element());
    if (!sources.contain(place.element())) {
      messager.printMessage(kind, text.contains(name) ? text : text + " (at " + name + ")", type);
    } else if (told.add(text + place.element().getEnclosingElement() + place)) {
      ElementPlace caret = Eclipse.reachable(place);
      messager.printMessage(kind, text, caret.element(), caret.annotation(), caret.value());
    }
  }
}

package dev.breaker.ksp;

import com.google.devtools.ksp.processing.KSPLogger;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSNode;
import dev.breaker.processor.source.Messages;
import dev.breaker.processor.source.Place;
import java.util.Set;

/** Tells what is wrong in the line of the source that shows it: KSP has no columns. */
final class LoggerMessages implements Messages {
  private final KSDeclaration declaration;

  private final KSPLogger logger;

  private final Set<String> told;

  /**
   * @param declaration what stands in for a place that is in no source
   * @param told what has been told in this compilation, for two interfaces can inherit one mistake
   */
  LoggerMessages(KSDeclaration declaration, KSPLogger logger, Set<String> told) {
    this.declaration = declaration;
    this.logger = logger;
    this.told = told;
  }

  @Override
  public void error(Place place, String text) {
    NodePlace found = (NodePlace) place;
    if (isNew(found, text)) {
      logger.error(text(found, text), node(found));
    }
  }

  @Override
  public void warning(Place place, String text) {
    NodePlace found = (NodePlace) place;
    if (isNew(found, text)) {
      logger.warn(text(found, text), node(found));
    }
  }

  private boolean isNew(NodePlace place, String text) {
    return told.add(text + node(place).getLocation());
  }

  private KSNode node(NodePlace place) {
    KSNode node = NodePlace.isInSource(place.node()) ? place.node() : declaration;
    KSNode around = node.getParent();
    while (!NodePlace.isInSource(node) && around != null) {
      node = around;
      around = node.getParent();
    }
    return node;
  }

  private static String text(NodePlace place, String text) {
    return NodePlace.isInSource(place.node()) || text.contains(place.name())
        ? text
        : text + " (at " + place.name() + ")";
  }
}

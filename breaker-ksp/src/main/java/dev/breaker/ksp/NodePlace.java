package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.FileLocation;
import com.google.devtools.ksp.symbol.KSNode;
import dev.breaker.processor.source.Place;

/**
 * A part of the source.
 *
 * @param node the part
 * @param name of the class, the function or the parameter that it is at, without the package
 */
record NodePlace(KSNode node, String name) implements Place {
  /**
   * An annotation or an attribute. In Java, KSP has no place for annotations of parameters, and one
   * object for all attributes that look alike, in the place of the first of them. The place of what
   * is around must do then.
   *
   * @param around what has the annotation or the attribute
   */
  static NodePlace within(NodePlace around, KSNode part) {
    KSNode parent = part.getParent();
    return isInSource(part)
            && isInSource(around.node)
            && parent != null
            && parent.getLocation().equals(around.node.getLocation())
        ? new NodePlace(part, around.name)
        : around;
  }

  static boolean isInSource(KSNode node) {
    return node.getLocation() instanceof FileLocation;
  }
}

/**
 * What is written of an annotated interface, in whatever language and seen by whatever compiler:
 * its classes, types, methods and annotations, and where a message about each of them belongs. A
 * reader for one kind of compiler fills it. Public for breaker-ksp only, and changes without
 * notice. Imports the annotations.
 */
@NullMarked
package dev.breaker.processor.source;

import org.jspecify.annotations.NullMarked;

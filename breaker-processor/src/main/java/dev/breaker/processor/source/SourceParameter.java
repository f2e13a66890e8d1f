package dev.breaker.processor.source;

import java.util.Optional;

/**
 * A parameter of a method.
 *
 * @param place its declaration
 * @param name as in its declaration
 * @param type an array where any number of arguments is allowed
 * @param key its {@code @BreakerKey}
 * @param isOfRequest whether it has an annotation of Retrofit, or one that does not exist
 */
public record SourceParameter(
    Place place, String name, SourceType type, Optional<Place> key, boolean isOfRequest) {}

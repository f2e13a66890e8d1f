/**
 * The ground floor: what a breaker's settings are, what a circuit's state is, and how a storage
 * decides over it. Imports nothing else of this project.
 */
@NullMarked
package dev.breaker.storage;

import org.jspecify.annotations.NullMarked;

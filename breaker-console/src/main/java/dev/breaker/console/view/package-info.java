/**
 * What the console shows of circuits, as plain values that become JSON, and how it reads them: once
 * for all who look. Imports {@code dev.breaker} and its storage.
 */
@NullMarked
package dev.breaker.console.view;

import org.jspecify.annotations.NullMarked;

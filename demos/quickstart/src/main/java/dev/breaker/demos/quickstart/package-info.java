/**
 * A backend that fails on a schedule, clients that call it with and without a breaker, and the
 * story of what happens, as text and as a picture.
 */
@NullMarked
package dev.breaker.demos.quickstart;

import org.jspecify.annotations.NullMarked;

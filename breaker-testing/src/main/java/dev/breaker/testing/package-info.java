/**
 * For the tests of applications: breakers whose state and time a test sets, what they were told,
 * and a backend without HTTP. Needs no test framework. Imports {@code dev.breaker}, its storage,
 * OkHttp and Retrofit.
 */
@NullMarked
package dev.breaker.testing;

import org.jspecify.annotations.NullMarked;

/**
 * What guarding an HTTP call is, whatever library makes it: what its response says of the backend,
 * what a refused one looks like, and when a body that is streamed has told its outcome. Retrofit's
 * calls and OkHttp's interceptor stand on it; applications do not see it. Imports {@code
 * dev.breaker}, the engine's call settings, the policy, and OkHttp.
 */
@NullMarked
package dev.breaker.http;

import org.jspecify.annotations.NullMarked;

/**
 * A breaker for clients of OkHttp without Retrofit: one interceptor. Imports {@code dev.breaker},
 * the policy, OkHttp, and from {@code dev.breaker.retrofit} the two types by which an application
 * hears of calls and judges responses, neither of which needs Retrofit.
 */
@NullMarked
package dev.breaker.okhttp;

import org.jspecify.annotations.NullMarked;

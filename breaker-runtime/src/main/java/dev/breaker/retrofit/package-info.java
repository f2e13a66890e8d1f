/**
 * What generated code stands on: the call adapter factory that puts a breaker before every call of
 * one Retrofit interface; and what an application may say of such calls. Imports {@code
 * dev.breaker}, the policy, the annotation, and Retrofit.
 */
@NullMarked
package dev.breaker.retrofit;

import org.jspecify.annotations.NullMarked;

/**
 * The one annotation that users put on their Retrofit interfaces. This package depends on nothing.
 */
package dev.breaker.annotation;

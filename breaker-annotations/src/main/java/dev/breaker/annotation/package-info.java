/**
 * The annotations that users put on their Retrofit interfaces, methods and parameters. This package
 * depends on nothing.
 */
package dev.breaker.annotation;

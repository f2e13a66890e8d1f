/** What only all modules together can show. */
package dev.breaker.tests;

/** What tests of several modules share: a real Redis server and a clock that obeys. */
package dev.breaker.testing;

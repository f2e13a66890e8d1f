/**
 * The tests that every storage must pass: extend {@link
 * dev.breaker.storage.contract.StorageContract}. Imports {@code dev.breaker.storage}, JUnit Jupiter
 * and AssertJ.
 */
package dev.breaker.storage.contract;

/** The contract of storages, over both that there are. */
package dev.breaker.tests.storage;

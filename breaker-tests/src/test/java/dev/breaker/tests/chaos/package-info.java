/**
 * A fleet of processes that calls on while a seeded schedule breaks its Redis, the network and the
 * processes themselves. The test breaks, {@code MemberMain} runs in each process.
 */
package dev.breaker.tests.chaos;

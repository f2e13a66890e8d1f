/**
 * A fleet of processes that calls on while a seeded schedule breaks its Redis, the network and the
 * processes themselves. The test breaks, {@code MemberMain} runs in each process. The classes whose
 * names begin with {@code Cluster} do the same to a Redis Cluster, with all processes in one JVM.
 */
package dev.breaker.tests.chaos;

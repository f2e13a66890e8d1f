/** Real deployments of Redis, started for the tests: Cluster, Sentinel, TLS, ACL. */
package dev.breaker.redis.deployment;

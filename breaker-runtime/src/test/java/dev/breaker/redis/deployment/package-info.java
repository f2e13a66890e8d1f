/** Real deployments of Redis, started for the tests: TLS, ACL, by a URI. */
package dev.breaker.redis.deployment;

/** Processes on real deployments of Redis whose nodes fail and change. */
package dev.breaker.tests.deployment;

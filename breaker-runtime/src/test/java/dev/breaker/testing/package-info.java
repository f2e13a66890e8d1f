/**
 * What the tests of several modules share.
 *
 * <ul>
 *   <li>{@link dev.breaker.testing.RedisExtension} gives a test class a real Redis. {@link
 *       dev.breaker.testing.TestRedis}, {@link dev.breaker.testing.TestCluster} and {@link
 *       dev.breaker.testing.TestSentinel} are the servers, for a test that needs more than one.
 *   <li>{@link dev.breaker.testing.ForgetfulProxy} is a network that a test can break.
 *   <li>{@link dev.breaker.testing.FakeClock} is the time that a test moves.
 *   <li>{@link dev.breaker.testing.Eventually} waits for a condition.
 *   <li>{@link dev.breaker.testing.Calls} makes several calls that all end in the same way.
 *   <li>{@link dev.breaker.testing.RecordingListener} and {@link dev.breaker.testing.LogCapture}
 *       write down the events and the log.
 * </ul>
 */
package dev.breaker.testing;

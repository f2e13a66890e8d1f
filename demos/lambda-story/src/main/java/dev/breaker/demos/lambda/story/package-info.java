/**
 * Runs the function here as Lambda does, in sandboxes that are frozen between invocations, with the
 * breaker and without, while the third party fails on a schedule; and tells what that costs.
 */
@NullMarked
package dev.breaker.demos.lambda.story;

import org.jspecify.annotations.NullMarked;

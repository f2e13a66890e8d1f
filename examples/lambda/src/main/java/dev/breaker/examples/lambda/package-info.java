/**
 * A Lambda function behind an API Gateway that calls a third party through the breaker, which all
 * its sandboxes share.
 */
@NullMarked
package dev.breaker.examples.lambda;

import org.jspecify.annotations.NullMarked;

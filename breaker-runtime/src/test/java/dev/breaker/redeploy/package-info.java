/** An application that is deployed and taken away again. */
package dev.breaker.redeploy;

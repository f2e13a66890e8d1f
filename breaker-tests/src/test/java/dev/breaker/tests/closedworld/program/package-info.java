/** Programs that are shrunk. They use all that depends on names at run time. */
package dev.breaker.tests.closedworld.program;

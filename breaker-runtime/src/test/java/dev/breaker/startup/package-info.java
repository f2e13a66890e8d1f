/** What a process that starts loads, and when. */
package dev.breaker.startup;

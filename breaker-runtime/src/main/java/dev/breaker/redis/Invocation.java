package dev.breaker.redis;

import java.util.List;

/** One run of the script on the circuit under a key. */
record Invocation(String key, List<String> arguments) {}

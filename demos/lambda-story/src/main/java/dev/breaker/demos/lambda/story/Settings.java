package dev.breaker.demos.lambda.story;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told.
 *
 * @param classPath where the function's code is
 * @param sandboxes how many of them, with the breaker and as many without
 * @param redisServer the program to run as Redis; null for the one in the jar
 */
record Settings(String classPath, int sandboxes, Schedule schedule, @Nullable Path redisServer) {}

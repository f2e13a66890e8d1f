package dev.breaker.benchmarks.coldstart.app;

/** What the server answers, as JSON. */
record User(String login, int followers) {}

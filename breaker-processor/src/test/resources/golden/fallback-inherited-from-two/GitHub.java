package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "github", fallback = GitHub.class)
interface GitHub extends Left, Right {}

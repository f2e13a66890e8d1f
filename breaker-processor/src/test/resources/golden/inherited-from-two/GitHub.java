package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "github")
interface GitHub extends Left, Right {}

package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "users")
interface Users extends Crud<String> {}
// @1 error: [CircuitBroken:TypeParameters] Users inherits from Crud<T>, and Retrofit refuses type parameters; extend interfaces without any

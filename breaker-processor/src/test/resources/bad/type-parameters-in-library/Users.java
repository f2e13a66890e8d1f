package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "users")
interface Users extends Crud<String> {}
// @1 error: [CircuitBroken:TypeParameters] Users inherits from Crud<T>, but Retrofit refuses type parameters; extend one without

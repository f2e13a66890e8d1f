package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "a")
interface GitHub extends Library.Base {}
// @1 error: [CircuitBroken:HttpMethod] Library.Base.inherited has no HTTP annotation; give it @GET, @POST or the like, or a default body

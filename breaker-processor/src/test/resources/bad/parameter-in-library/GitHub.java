package com.example;

import com.example.library.Base;
import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "a", fallback = Offline.class)
interface GitHub extends Base {}
// @1 error: [CircuitBroken:ParameterAccess] Note is not public and in another package, so the generated class cannot name it as parameter arg0 of Base.add; make it public

abstract class Offline implements GitHub {}

package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import okhttp3.ResponseBody
import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.HEAD
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query

@CircuitBroken(service = "root")
private interface Root {
  @CircuitBroken(service = "root-slow", reEnableAfter = 20)
  @GET("slow")
  fun slow(): Call<ResponseBody>

  @CircuitBroken(service = "never-seen")
  @GET("overridden")
  fun overridden(): Call<ResponseBody>
}

private interface Base : Root {
  @GET("base") fun base(): Call<ResponseBody>

  @GET("overridden") override fun overridden(): Call<ResponseBody>
}

@CircuitBroken(service = "github")
private interface GitHub : Base, Root {
  @GET("own") fun own(): Call<ResponseBody>

  override fun equals(other: Any?): Boolean
}

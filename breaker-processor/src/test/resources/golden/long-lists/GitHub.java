package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(
    service = "github",
    failureStatuses = {418, 417, 416, 415, 414, 413, 412, 411, 410, 409, 408, 407, 406, 405},
    ignoredExceptions = {
      ConnectException.class,
      NoRouteToHostException.class,
      PortUnreachableException.class
    })
interface GitHub {
  @CircuitBroken(
      service = "search",
      ignoredExceptions = {
        ConnectException.class,
        NoRouteToHostException.class,
        PortUnreachableException.class,
        UnknownHostException.class,
        InterruptedIOException.class
      })
  @GET("search")
  Call<ResponseBody> search();
}

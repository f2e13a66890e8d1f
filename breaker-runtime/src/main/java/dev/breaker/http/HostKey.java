package dev.breaker.http;

import okhttp3.HttpUrl;

/** The key of a call where each host has a breaker of its own. */
public final class HostKey {
  private HostKey() {}

  /**
   * The host of a URL, with its port where that is not the scheme's own.
   *
   * @param url what is called
   * @return such as {@code api.example.com} or {@code localhost:8080}
   */
  public static String of(HttpUrl url) {
    return url.port() == HttpUrl.defaultPort(url.scheme())
        ? url.host()
        : url.host() + ":" + url.port();
  }
}

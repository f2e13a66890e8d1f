/** A web page and a command line that show the circuits of a fleet and operate them. */
// Retrofit and OkHttp 4 have names for the module path, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.breaker.console {
  requires com.google.gson;
  requires transitive dev.breaker.runtime;
  requires static info.picocli;
  requires transitive jdk.httpserver;
  requires static transitive org.jspecify;

  exports dev.breaker.console;

  opens dev.breaker.console.command to
      info.picocli;
  opens dev.breaker.console.view to
      com.google.gson;
}

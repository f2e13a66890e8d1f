/**
 * The circuit breaker, its storages, and what generated Retrofit clients stand on.
 *
 * <p>An application that keeps its circuits in memory needs no Jedis on its module path. One that
 * shares them through Redis writes {@code requires redis.clients.jedis} itself.
 */
// Retrofit, Jedis and OkHttp 4 have names for the module path, but no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.breaker.runtime {
  requires transitive dev.breaker.annotation;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static com.google.common;
  requires static io.reactivex.rxjava3;
  requires static jdk.jfr;
  requires static kotlin.stdlib;
  requires static org.crac;
  requires static transitive org.jspecify;
  requires static redis.clients.jedis;
  requires static retrofit2.adapter.rxjava3;

  exports dev.breaker;
  exports dev.breaker.okhttp;
  exports dev.breaker.redis;
  exports dev.breaker.retrofit;
  exports dev.breaker.storage;

  uses dev.breaker.storage.StorageProvider;

  provides dev.breaker.storage.StorageProvider with
      dev.breaker.redis.RedisStorageProvider;
}

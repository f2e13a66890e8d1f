package dev.breaker.demos.support;

import dev.breaker.redis.RedisStorage;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Says what is wrong with a URI before anything is started. */
public final class RedisUriCheck implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    try {
      RedisStorage.connect(value).close();
      return value.strip();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}

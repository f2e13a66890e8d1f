package dev.breaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What the breaker of one key of a service is called. */
final class KeyName {
  /** Of a service's name. */
  private static final int LONGEST = 128;

  private static final int HASH_DIGITS = 16;

  /** No key has this name, since a key's own underscore is written as {@code _5f}. */
  private static final String OVERFLOW = "_";

  private static final HexFormat HEX = HexFormat.of();

  private KeyName() {}

  /** A text for a key, by which keys are told apart. */
  static String text(Object key) {
    return key instanceof Enum<?> constant ? constant.name() : String.valueOf(key);
  }

  /**
   * The service, a slash, and the key: {@code A-Z a-z 0-9 -} as they are, each other byte of its
   * UTF-8 form as an underscore and two hexadecimal digits. Of a key that is too long there is as
   * much as fits before an underscore and the beginning of its SHA-256.
   */
  static String of(String service, String key) {
    String name = service + "/" + escaped(key, Integer.MAX_VALUE);
    if (name.length() <= LONGEST) {
      return name;
    }
    int room = LONGEST - service.length() - 1 - 1 - HASH_DIGITS;
    return service + "/" + escaped(key, room) + "_" + hash(key);
  }

  /** Of the keys for which there is no room. */
  static String overflow(String service) {
    return service + "/" + OVERFLOW;
  }

  private static String escaped(String key, int room) {
    StringBuilder name = new StringBuilder(key.length());
    for (byte each : key.getBytes(UTF_8)) {
      int before = name.length();
      if (isKept((char) each)) {
        name.append((char) each);
      } else {
        name.append('_').append(HEX.toHexDigits(each));
      }
      if (name.length() > room) {
        name.setLength(before);
        break;
      }
    }
    return name.toString();
  }

  private static boolean isKept(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String hash(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return HEX.formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256, which every Java has to have", e);
    }
  }
}

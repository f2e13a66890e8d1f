package dev.breaker.tests.chaos;

/** One thing that goes wrong, and is put right again. */
interface Fault {
  String name();

  /** Whether it is over as soon as it has begun. */
  boolean isInstant();

  void begin() throws Exception;

  void end() throws Exception;

  /** Something that can fail. */
  interface Deed {
    void run() throws Exception;
  }

  static Fault of(String name, Deed deed) {
    return new Deeds(name, true, deed, () -> {});
  }

  static Fault of(String name, Deed begin, Deed end) {
    return new Deeds(name, false, begin, end);
  }

  /** A fault made of two deeds. */
  record Deeds(String name, boolean isInstant, Deed beginning, Deed ending) implements Fault {
    @Override
    public void begin() throws Exception {
      beginning.run();
    }

    @Override
    public void end() throws Exception {
      ending.run();
    }
  }
}

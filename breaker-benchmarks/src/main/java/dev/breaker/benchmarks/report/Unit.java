package dev.breaker.benchmarks.report;

import java.util.Locale;

/** What a figure counts, and how it is written. */
enum Unit {
  NANOS {
    @Override
    String format(double value) {
      if (Math.abs(value) < 1_000) {
        return String.format(Locale.ROOT, "%.1f ns", value);
      }
      return Math.abs(value) < 1_000_000
          ? String.format(Locale.ROOT, "%.2f µs", value / 1e3)
          : String.format(Locale.ROOT, "%.2f ms", value / 1e6);
    }
  },
  MILLIS {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%,.2f ms", value);
    }
  },
  SECONDS {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%.3f s", value);
    }
  },
  PERCENT {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%.1f %%", value);
    }
  },
  BYTES {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%,d B", Math.round(value));
    }
  },
  PER_SECOND {
    @Override
    String format(double value) {
      return String.format(Locale.ROOT, "%,d/s", Math.round(value));
    }
  },
  COUNT {
    @Override
    String format(double value) {
      return value == Math.rint(value)
          ? String.format(Locale.ROOT, "%,d", Math.round(value))
          : String.format(Locale.ROOT, "%.2f", value);
    }
  };

  abstract String format(double value);

  String format(long value) {
    return format((double) value);
  }
}

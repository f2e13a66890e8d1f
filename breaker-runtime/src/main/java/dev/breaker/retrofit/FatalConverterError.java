package dev.breaker.retrofit;

/** Carries a fatal error past Retrofit to the guarded call, which throws the error itself again. */
final class FatalConverterError extends Error {
  private static final long serialVersionUID = 1;

  private final Error fatal;

  FatalConverterError(Error fatal) {
    super(fatal.toString(), fatal, false, false);
    this.fatal = fatal;
  }

  Error fatal() {
    return fatal;
  }
}

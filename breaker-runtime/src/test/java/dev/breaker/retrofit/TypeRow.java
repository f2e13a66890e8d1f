package dev.breaker.retrofit;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kotlin.Unit;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;

/**
 * A row of the table: a return type, and one way to call it.
 *
 * @param name what it is called in the names of tests
 * @param gives what its caller sees of a status
 * @param reads how far the call reads the body
 * @param ok what the caller gets for 200, without what {@code gives} puts before it
 * @param empty the same for 204, which has no body; each adapter has its own way with that
 * @param cancel when it can be cancelled, and what its caller gets then
 * @param rx the adapters for RxJava
 * @param caller makes a caller that asks for an answer
 */
record TypeRow(
    String name,
    Gives gives,
    Reads reads,
    String ok,
    String empty,
    Cancel cancel,
    Supplier<CallAdapter.Factory> rx,
    BiFunction<ReturnTypesService, String, Caller> caller) {

  enum Gives {
    /** The body. A status of an error is an {@code HttpException}. */
    BODY,
    /** A response of any status. */
    RESPONSE,
    /** A response of any status, and what was thrown as well. */
    RESULT
  }

  enum Reads {
    /** A converter makes the value of the body, within the call. */
    CONVERTED,
    /** The body is read within the call, and no converter sees it. */
    BUFFERED,
    /** The caller reads the body, and no converter sees it. The call ends with the body. */
    STREAMED,
    /** The body is closed unread, so nothing can be wrong with it. */
    NOTHING
  }

  enum Cancel {
    CALL("IOException", true, true),
    /** It is sent at once, so it cannot be cancelled before. */
    FUTURE("cancelled", false, false),
    SUSPENDED("CancellationException", true, false),
    /** Each subscription is a call. Who has disposed of it is told nothing. */
    SUBSCRIPTION("nothing", true, true);

    final String got;
    final boolean before;
    final boolean again;

    Cancel(String got, boolean before, boolean again) {
      this.got = got;
      this.before = before;
      this.again = again;
    }
  }

  /** What the caller gets for a status. */
  String got(int status) {
    if (gives == Gives.BODY) {
      return switch (status) {
        case 200 -> ok;
        case 204 -> empty;
        default -> "HttpException " + status;
      };
    }
    String body =
        switch (status) {
          case 200 -> " " + ok;
          case 204 -> " " + empty;
          default -> "";
        };
    return (gives == Gives.RESULT ? "result " : "") + "response " + status + body;
  }

  /** What the caller gets for an exception. */
  String got(String thrown) {
    return (gives == Gives.RESULT ? "result " : "") + thrown;
  }

  static List<TypeRow> all() {
    List<TypeRow> rows = new ArrayList<>();
    rows.addAll(calls());
    rows.addAll(futures());
    rows.addAll(rx("asynchronous", RxJava3CallAdapterFactory::create, Function.identity()));
    rows.addAll(
        rx(
            "synchronous",
            RxJava3CallAdapterFactory::createSynchronous,
            made -> made.subscribeOn(Schedulers.io())));
    rows.addAll(suspended());
    return rows;
  }

  private static List<TypeRow> calls() {
    return List.of(
        executed("Call", Reads.CONVERTED, "Hi", ReturnTypesService::call),
        enqueued("Call", Reads.CONVERTED, "Hi", ReturnTypesService::call),
        executed("Call<Optional>", Reads.CONVERTED, "Optional[Hi]", ReturnTypesService::optional),
        executed("Call<Void>", Reads.NOTHING, "null", ReturnTypesService::nothing),
        enqueued("Call<Void>", Reads.NOTHING, "null", ReturnTypesService::nothing),
        executed("Call<ResponseBody>", Reads.BUFFERED, "Hi", ReturnTypesService::whole),
        executed("@Streaming Call", Reads.STREAMED, "Hi", ReturnTypesService::streamed),
        enqueued("@Streaming Call", Reads.STREAMED, "Hi", ReturnTypesService::streamed));
  }

  private static TypeRow executed(
      String name, Reads reads, String ok, BiFunction<ReturnTypesService, String, Call<?>> method) {
    return ofCall(name + " executed", reads, ok, method.andThen(ExecutedCaller::new));
  }

  private static TypeRow enqueued(
      String name, Reads reads, String ok, BiFunction<ReturnTypesService, String, Call<?>> method) {
    return ofCall(name + " enqueued", reads, ok, method.andThen(EnqueuedCaller::new));
  }

  private static TypeRow ofCall(
      String name, Reads reads, String ok, BiFunction<ReturnTypesService, String, Caller> caller) {
    return row(name, Gives.RESPONSE, reads, ok, "null", Cancel.CALL, caller);
  }

  private static List<TypeRow> futures() {
    return List.of(
        future(
            "CompletableFuture",
            Gives.BODY,
            Reads.CONVERTED,
            "value Hi",
            (service, answer) -> new FutureCaller(() -> service.future(answer))),
        future(
            "CompletableFuture<Response>",
            Gives.RESPONSE,
            Reads.CONVERTED,
            "Hi",
            (service, answer) -> new FutureCaller(() -> service.futureResponse(answer))),
        future(
            "CompletableFuture<Optional>",
            Gives.BODY,
            Reads.CONVERTED,
            "value Optional[Hi]",
            (service, answer) -> new FutureCaller(() -> service.futureOptional(answer))),
        future(
            "CompletableFuture<Void>",
            Gives.BODY,
            Reads.NOTHING,
            "value null",
            (service, answer) -> new FutureCaller(() -> service.futureNothing(answer))),
        future(
            "@Streaming CompletableFuture",
            Gives.BODY,
            Reads.STREAMED,
            "value Hi",
            (service, answer) -> new FutureCaller(() -> service.futureStreamed(answer))),
        future(
            "ListenableFuture",
            Gives.BODY,
            Reads.CONVERTED,
            "value Hi",
            (service, answer) -> new FutureCaller(() -> service.listenable(answer))),
        future(
            "ListenableFuture<Response>",
            Gives.RESPONSE,
            Reads.CONVERTED,
            "Hi",
            (service, answer) -> new FutureCaller(() -> service.listenableResponse(answer))));
  }

  private static TypeRow future(
      String name,
      Gives gives,
      Reads reads,
      String ok,
      BiFunction<ReturnTypesService, String, Caller> caller) {
    String empty = gives == Gives.BODY ? "value null" : "null";
    return row(name, gives, reads, ok, empty, Cancel.FUTURE, caller);
  }

  private static List<TypeRow> rx(
      String how,
      Supplier<CallAdapter.Factory> adapters,
      Function<Observable<?>, Observable<?>> elsewhere) {
    RxRows rows = new RxRows(how, adapters, elsewhere);
    return List.of(
        rows.body(
            "Single",
            "NoSuchElementException",
            (service, answer) -> service.single(answer).toObservable()),
        rows.body("Observable", "value null", ReturnTypesService::observable),
        rows.body("Maybe", "no item", (service, answer) -> service.maybe(answer).toObservable()),
        rows.body(
            "Flowable", "value null", (service, answer) -> service.flowable(answer).toObservable()),
        rows.row(
            "Completable",
            Gives.BODY,
            Reads.NOTHING,
            "no item",
            "no item",
            (service, answer) -> service.completable(answer).toObservable()),
        rows.row(
            "Single<Response>",
            Gives.RESPONSE,
            Reads.CONVERTED,
            "Hi",
            "null",
            (service, answer) -> service.singleResponse(answer).toObservable()),
        rows.row(
            "Single<Result>",
            Gives.RESULT,
            Reads.CONVERTED,
            "Hi",
            "null",
            (service, answer) -> service.singleResult(answer).toObservable()));
  }

  /** A synchronous type calls on the thread that subscribes, so that has to be another one. */
  private record RxRows(
      String how,
      Supplier<CallAdapter.Factory> adapters,
      Function<Observable<?>, Observable<?>> elsewhere) {
    TypeRow body(
        String name, String empty, BiFunction<ReturnTypesService, String, Observable<?>> method) {
      return row(name, Gives.BODY, Reads.CONVERTED, "value Hi", empty, method);
    }

    TypeRow row(
        String name,
        Gives gives,
        Reads reads,
        String ok,
        String empty,
        BiFunction<ReturnTypesService, String, Observable<?>> method) {
      return new TypeRow(
          name + " " + how,
          gives,
          reads,
          ok,
          empty,
          Cancel.SUBSCRIPTION,
          adapters,
          method.andThen(elsewhere).andThen(RxCaller::new));
    }
  }

  /**
   * As Java sees them. Retrofit tells a nullable body from another one by what the compiler of
   * Kotlin writes into the class, so there is no such row.
   */
  private static List<TypeRow> suspended() {
    return List.of(
        row(
            "suspend body",
            Gives.BODY,
            Reads.CONVERTED,
            "value Hi",
            "KotlinNullPointerException",
            Cancel.SUSPENDED,
            (service, answer) -> new SuspendedCaller<String>(it -> service.suspended(answer, it))),
        row(
            "suspend Response",
            Gives.RESPONSE,
            Reads.CONVERTED,
            "Hi",
            "null",
            Cancel.SUSPENDED,
            (service, answer) ->
                new SuspendedCaller<Response<String>>(it -> service.suspendedResponse(answer, it))),
        row(
            "suspend Unit",
            Gives.BODY,
            Reads.NOTHING,
            "value kotlin.Unit",
            "value null",
            Cancel.SUSPENDED,
            (service, answer) ->
                new SuspendedCaller<Unit>(it -> service.suspendedUnit(answer, it))));
  }

  private static TypeRow row(
      String name,
      Gives gives,
      Reads reads,
      String ok,
      String empty,
      Cancel cancel,
      BiFunction<ReturnTypesService, String, Caller> caller) {
    return new TypeRow(
        name, gives, reads, ok, empty, cancel, RxJava3CallAdapterFactory::create, caller);
  }
}

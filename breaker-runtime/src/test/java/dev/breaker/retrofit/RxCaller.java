package dev.breaker.retrofit;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.observers.DisposableObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Subscribes to a type of RxJava. */
final class RxCaller<T> implements Caller {
  private final Observable<T> made;
  private final Observer<T> observer = new Observer<>();

  /** The type is passed on as an observable, which keeps item, end and error as they are. */
  RxCaller(Observable<T> made) {
    this.made = made;
  }

  private static final class Observer<T> extends DisposableObserver<T> {
    final List<T> items = new ArrayList<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();

    @Override
    public void onNext(T item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable thrown) {
      ended.complete(InWords.thrown(thrown));
    }

    @Override
    public void onComplete() {
      ended.complete(
          switch (items.size()) {
            case 0 -> "no item";
            case 1 -> InWords.of(() -> items.get(0));
            default -> items.size() + " items";
          });
    }
  }

  @Override
  public void call() {
    made.subscribe(observer);
  }

  @Override
  public void cancel() {
    observer.dispose();
  }

  @Override
  public String got() throws Exception {
    if (!observer.isDisposed()) {
      return BackendExtension.await(observer.ended);
    }
    return observer.ended.isDone() ? "told after dispose" : "nothing";
  }

  @Override
  public Caller again() {
    return new RxCaller<>(made);
  }
}

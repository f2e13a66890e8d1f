package dev.breaker.retrofit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** A service whose calls are enqueued, and the callback that hears of them. */
abstract class EnqueueFixture {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    Call<Unreadable> unreadable();
  }

  final RecordingCallback<String> callback = new RecordingCallback<>();
  Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
  }
}

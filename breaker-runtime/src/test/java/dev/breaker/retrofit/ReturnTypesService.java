package dev.breaker.retrofit;

import com.google.common.util.concurrent.ListenableFuture;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/** A method for each return type. What it asks the backend for says what the backend answers. */
interface ReturnTypesService {
  @GET("{answer}")
  Call<String> call(@Path("answer") String answer);

  @GET("{answer}")
  Call<Optional<String>> optional(@Path("answer") String answer);

  @GET("{answer}")
  Call<Void> nothing(@Path("answer") String answer);

  @GET("{answer}")
  Call<ResponseBody> whole(@Path("answer") String answer);

  @GET("{answer}")
  @Streaming
  Call<ResponseBody> streamed(@Path("answer") String answer);

  @GET("{answer}")
  CompletableFuture<String> future(@Path("answer") String answer);

  @GET("{answer}")
  CompletableFuture<Response<String>> futureResponse(@Path("answer") String answer);

  @GET("{answer}")
  CompletableFuture<Optional<String>> futureOptional(@Path("answer") String answer);

  @GET("{answer}")
  CompletableFuture<Void> futureNothing(@Path("answer") String answer);

  @GET("{answer}")
  @Streaming
  CompletableFuture<ResponseBody> futureStreamed(@Path("answer") String answer);

  @GET("{answer}")
  ListenableFuture<String> listenable(@Path("answer") String answer);

  @GET("{answer}")
  ListenableFuture<Response<String>> listenableResponse(@Path("answer") String answer);

  @GET("{answer}")
  Single<String> single(@Path("answer") String answer);

  @GET("{answer}")
  Single<Response<String>> singleResponse(@Path("answer") String answer);

  @GET("{answer}")
  Single<Result<String>> singleResult(@Path("answer") String answer);

  @GET("{answer}")
  Observable<String> observable(@Path("answer") String answer);

  @GET("{answer}")
  Maybe<String> maybe(@Path("answer") String answer);

  @GET("{answer}")
  Flowable<String> flowable(@Path("answer") String answer);

  @GET("{answer}")
  Completable completable(@Path("answer") String answer);

  @GET("{answer}")
  Object suspended(@Path("answer") String answer, Continuation<? super String> continuation);

  @GET("{answer}")
  Object suspendedResponse(
      @Path("answer") String answer, Continuation<? super Response<String>> continuation);

  @GET("{answer}")
  Object suspendedUnit(@Path("answer") String answer, Continuation<? super Unit> continuation);
}

package dev.breaker.examples.alerts;

import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Header;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Calls a backend that is down, and tells AWS. Without arguments, a server in this process stands
 * in for AWS and prints what it gets.
 */
public final class Alerts {
  @CircuitBroken(service = "backend", minimumFailures = 3)
  public interface Backend {
    @GET("orders?account=1234")
    Call<ResponseBody> orders(@Header("Authorization") String secret);
  }

  /** The arguments are the ARN of a topic and the name of a table. */
  public static void main(String[] args) throws Exception {
    if (args.length == 2) {
      try (SnsClient sns = SnsClient.builder().httpClient(http()).build();
          DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http()).build()) {
        run(sns, args[0], dynamo, args[1]);
      }
    } else {
      try (StandIn aws = new StandIn();
          SnsClient sns = sns(aws.uri());
          DynamoDbClient dynamo = dynamo(aws.uri())) {
        run(sns, "arn:aws:sns:us-east-1:000000000000:circuits", dynamo, "failed-calls");
      }
    }
  }

  private static void run(SnsClient sns, String topic, DynamoDbClient dynamo, String table)
      throws Exception {
    // Nothing listens on that port.
    Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost:9/").build();
    try (TransitionAlerts alerts = new TransitionAlerts(sns, topic);
        FailedCalls failedCalls = new FailedCalls(dynamo, table);
        CircuitBreakers breakers =
            CircuitBreakers.builder().listener(alerts).listener(failedCalls).build()) {
      Backend backend = CircuitBrokenAlerts_Backend.create(retrofit, breakers);
      for (int i = 1; i <= 4; i++) {
        call(backend);
      }
      // In a Lambda function, at the end of each invocation.
      alerts.flush(Duration.ofSeconds(2));
      failedCalls.flush(Duration.ofSeconds(2));
      System.out.printf("Lost: %d alerts, %d calls%n", alerts.lost(), failedCalls.lost());
    }
  }

  private static void call(Backend backend) {
    try {
      System.out.println("HTTP " + backend.orders("Bearer secret").execute().code());
    } catch (IOException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }

  static SnsClient sns(URI endpoint) {
    return SnsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(nobody())
        .httpClient(http())
        .build();
  }

  static DynamoDbClient dynamo(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(nobody())
        .httpClient(http())
        .build();
  }

  private static software.amazon.awssdk.http.SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(1))
        .socketTimeout(Duration.ofSeconds(2))
        .build();
  }

  private static StaticCredentialsProvider nobody() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
  }

  private Alerts() {}
}

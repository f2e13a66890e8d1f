package dev.breaker.demos.lambda.story;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an HTTP API of the API Gateway sends to the function, and makes of its answers. */
final class Gateway {
  private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS =
      GsonFactory.getInstance().getSerializer(APIGatewayV2HTTPEvent.class);
  private static final PojoSerializer<APIGatewayV2HTTPResponse> RESPONSES =
      GsonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

  /** The event of a {@code GET /weather/berlin}. */
  static final String BERLIN = get("berlin");

  private Gateway() {}

  private static String get(String city) {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("GET /weather/{city}")
            .withRawPath("/weather/" + city)
            .withPathParameters(Map.of("city", city))
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withStage("$default")
                    .withHttp(
                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                            .withMethod("GET")
                            .withPath("/weather/" + city)
                            .build())
                    .build())
            .build();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    EVENTS.toJson(event, json);
    return json.toString(StandardCharsets.UTF_8);
  }

  static APIGatewayV2HTTPResponse response(Answered answered) {
    return RESPONSES.fromJson(answered.body());
  }
}

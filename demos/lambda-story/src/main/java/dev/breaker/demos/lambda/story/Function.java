package dev.breaker.demos.lambda.story;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function as Lambda knows it.
 *
 * @param classPath where its code is
 * @param handler the class that takes its events
 * @param timeout how long an invocation may take
 * @param variables its environment variables
 */
record Function(
    String name,
    String classPath,
    String handler,
    Duration timeout,
    Map<String, String> variables) {
  private static final String REGION = "eu-central-1";

  String arn() {
    return "arn:aws:lambda:" + REGION + ":123456789012:function:" + name;
  }

  /** All that a sandbox's process finds in its environment. */
  Map<String, String> environment(String runtimeApi, String sandbox) {
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    environment.put("_HANDLER", handler);
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", sandbox);
    environment.put("LAMBDA_TASK_ROOT", System.getProperty("user.dir"));
    return environment;
  }
}

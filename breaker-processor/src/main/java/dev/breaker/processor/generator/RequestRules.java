package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceParameter;
import dev.breaker.processor.source.SourceType;
import java.util.List;

/** What Retrofit refuses of a method at its first call, told while the interface is compiled. */
final class RequestRules {
  private RequestRules() {}

  static void check(SourceMethod method, Diagnostics diagnostics) {
    List<String> http = method.http();
    if (http.isEmpty()) {
      diagnostics.error("HttpMethod", method.place(), withoutHttp(method));
      return;
    }
    if (http.size() > 1) {
      diagnostics.error(
          "HttpMethods",
          method.place(),
          "%s has %s, but a request has one HTTP method; keep one of them"
              .formatted(
                  method.qualifiedName(),
                  http.stream().map(name -> "@" + name).collect(joining(" and "))));
    }
    // Type parameters of an interface are a mistake of their own, and have been told.
    if (method.owner().type().typeParameters().isEmpty()) {
      checkReturnType(method, diagnostics);
      method.parameters().forEach(each -> checkParameter(each, method, diagnostics));
    }
  }

  private static String withoutHttp(SourceMethod method) {
    return method.hasBodyForKotlin()
        ? method.qualifiedName()
            + " has a body for Kotlin only; compile it with -jvm-default=no-compatibility, or"
            + " before Kotlin 2.2 with -Xjvm-default=all"
        : method.qualifiedName()
            + " has no HTTP annotation; give it @GET, @POST or the like, or a default body";
  }

  private static void checkReturnType(SourceMethod method, Diagnostics diagnostics) {
    SourceType type = method.returned();
    if (TypeParts.isVoid(type)) {
      diagnostics.error(
          "ReturnsVoid",
          method.place(),
          method.qualifiedName()
              + " returns void, which Retrofit refuses; return Call<Void> where no body is of use");
    } else if (TypeParts.hasWildcardOrVariable(type)) {
      diagnostics.error(
          "ReturnTypeOpen",
          method.place(),
          "%s returns %s, but Retrofit refuses wildcards and type variables there; name the type"
              .formatted(method.qualifiedName(), TypeTexts.of(type)));
    } else if (Body.isUnknown(type) && !SuspendFunction.is(method)) {
      diagnostics.error(
          "RawReturnType",
          method.place(),
          "%s returns %s without a type argument, but Retrofit needs the body's; write %2$s<User>"
              .formatted(method.qualifiedName(), TypeTexts.of(type)));
    } else {
      Body.of(method).ifPresent(body -> BodyRules.check(method, body, diagnostics));
    }
  }

  private static void checkParameter(
      SourceParameter parameter, SourceMethod method, Diagnostics diagnostics) {
    if (SuspendFunction.continuation(method).filter(parameter::equals).isPresent()) {
      return;
    }
    if (!parameter.isOfRequest()) {
      diagnostics.error(
          "ParameterAnnotation",
          parameter.place(),
          "parameter %s of %s has no Retrofit annotation; give it @Path, @Query, @Body or the like"
              .formatted(parameter.name(), method.qualifiedName()));
    } else if (TypeParts.hasWildcardOrVariable(parameter.type())) {
      diagnostics.error(
          "ParameterTypeOpen",
          parameter.place(),
          "parameter %s of %s has type %s, but Retrofit refuses wildcards and type variables there;"
                  .formatted(
                      parameter.name(), method.qualifiedName(), TypeTexts.of(parameter.type()))
              // Kotlin writes Map<String, ? extends Object> for its Map<String, Any>.
              + (method.owner().isKotlin()
                  ? " name the type, with @JvmSuppressWildcards before it"
                  : " name the type"));
    }
  }
}

package dev.breaker.processor;

import static java.util.stream.Collectors.joining;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What Retrofit refuses of a method at its first call, told while the interface is compiled. */
final class RequestRules {
  private RequestRules() {}

  static void check(ExecutableElement method, Diagnostics diagnostics) {
    List<String> http = RetrofitAnnotations.http(method);
    if (http.isEmpty()) {
      diagnostics.error("HttpMethod", Place.at(method), withoutHttp(method));
      return;
    }
    if (http.size() > 1) {
      diagnostics.error(
          "HttpMethods",
          Place.at(method),
          "%s has %s, but a request has one HTTP method; keep one of them"
              .formatted(
                  Names.of(method),
                  http.stream().map(name -> "@" + name).collect(joining(" and "))));
    }
    // Type parameters of an interface are a mistake of their own, and have been told.
    if (RetrofitMethods.owner(method).getTypeParameters().isEmpty()) {
      checkReturnType(method, diagnostics);
      method.getParameters().forEach(each -> checkParameter(each, method, diagnostics));
    }
  }

  private static String withoutHttp(ExecutableElement method) {
    return KotlinBodies.has(method)
        ? Names.of(method)
            + " has a body for Kotlin only; compile it with -jvm-default=no-compatibility, or"
            + " before Kotlin 2.2 with -Xjvm-default=all"
        : Names.of(method)
            + " has no HTTP annotation; give it @GET, @POST or the like, or a default body";
  }

  private static void checkReturnType(ExecutableElement method, Diagnostics diagnostics) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.VOID) {
      diagnostics.error(
          "ReturnsVoid",
          Place.at(method),
          Names.of(method)
              + " returns void, which Retrofit refuses; return Call<Void> where no body is of use");
    } else if (TypeParts.hasWildcardOrVariable(type)) {
      diagnostics.error(
          "ReturnTypeOpen",
          Place.at(method),
          "%s returns %s, but Retrofit refuses wildcards and type variables there; name the type"
              .formatted(Names.of(method), TypeNames.of(type)));
    } else if (Body.isUnknown(type) && !SuspendFunction.is(method)) {
      diagnostics.error(
          "RawReturnType",
          Place.at(method),
          "%s returns %s without a type argument, but Retrofit needs the body's; write %2$s<User>"
              .formatted(Names.of(method), TypeNames.of(type)));
    } else {
      Body.of(method).ifPresent(body -> BodyRules.check(method, body, diagnostics));
    }
  }

  /** Kotlin writes {@code Map<String, ? extends Object>} for its {@code Map<String, Any>}. */
  private static boolean isKotlin(ExecutableElement method) {
    return RetrofitMethods.owner(method).getAnnotationMirrors().stream()
        .anyMatch(mirror -> TypeParts.isNamed(mirror.getAnnotationType(), "kotlin.Metadata"));
  }

  private static void checkParameter(
      VariableElement parameter, ExecutableElement method, Diagnostics diagnostics) {
    if (SuspendFunction.continuation(method).filter(parameter::equals).isPresent()) {
      return;
    }
    if (!RetrofitAnnotations.areAt(parameter)) {
      diagnostics.error(
          "ParameterAnnotation",
          Place.at(parameter),
          "parameter %s of %s has no Retrofit annotation; give it @Path, @Query, @Body or the like"
              .formatted(parameter.getSimpleName(), Names.of(method)));
    } else if (TypeParts.hasWildcardOrVariable(parameter.asType())) {
      diagnostics.error(
          "ParameterTypeOpen",
          Place.at(parameter),
          "parameter %s of %s has type %s, but Retrofit refuses wildcards and type variables there;"
                  .formatted(
                      parameter.getSimpleName(), Names.of(method), TypeNames.of(parameter.asType()))
              + (isKotlin(method)
                  ? " name the type, with @JvmSuppressWildcards before it"
                  : " name the type"));
    }
  }
}

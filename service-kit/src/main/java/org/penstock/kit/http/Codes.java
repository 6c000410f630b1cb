package org.penstock.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a code to the problems that the framework makes itself, so that every error has one. */
@ApplicationScoped
class Codes implements ProblemPostProcessor {

  static final String FIELD = "code";

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getParameters().containsKey(FIELD)) {
      return problem;
    }
    String code = codeOf(problem.getStatusCode());
    HttpProblem.Builder coded = HttpProblem.builder(problem).with(FIELD, code);
    return problem.getType() == null ? coded.withType(Refusals.type(code)).build() : coded.build();
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 400 -> "malformed-request";
      case 401 -> "unauthenticated";
      case 403 -> "role-required";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 413 -> "body-too-large";
      case 415 -> "media-type-not-supported";
      case 422 -> "invalid-body";
      case 503 -> "temporarily-unavailable";
      default -> status < 500 ? "refused" : "internal-error";
    };
  }
}

package org.penstock.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** RFC 9457 refusals with a stable code that clients may rely on. */
public final class Refusals {

  private Refusals() {}

  /**
   * A refusal to throw from a resource.
   *
   * @param status the HTTP status
   * @param code stable, in kebab case, such as {@code separation-of-duties}
   * @param title what happened, in a sentence that an operator can read
   */
  public static HttpProblem of(int status, String code, String title) {
    return builder(status, code, title).build();
  }

  /** As {@link #of}, for a refusal that carries more fields. */
  public static HttpProblem.Builder builder(int status, String code, String title) {
    return HttpProblem.builder()
        .withType(type(code))
        .withStatus(status)
        .withTitle(title)
        .with(Codes.FIELD, code);
  }

  static URI type(String code) {
    return URI.create("urn:penstock:problem:" + code);
  }
}

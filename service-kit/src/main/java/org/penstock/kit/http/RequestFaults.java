package org.penstock.kit.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;
import org.penstock.kit.inbox.InfrastructureFault;

/**
 * Answers that the framework would give without a body or, for want of a field that the problem
 * library expects in another release of it, not at all.
 */
class RequestFaults {

  private static final Logger LOG = Logger.getLogger(RequestFaults.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int FIRST = Priorities.AUTHENTICATION;

  /** RFC 6750 section 3: says how to sign in, and never what was wrong with the token. */
  @ServerExceptionMapper(
      value = {UnauthorizedException.class, AuthenticationFailedException.class},
      priority = FIRST)
  Response unauthenticated(SecurityException fault) {
    return Refusals.builder(401, "unauthenticated", "Sign in: a valid bearer token is needed")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }

  /** JSON, but not of the form that the call takes. */
  @ServerExceptionMapper(value = MismatchedInputException.class, priority = FIRST)
  Response mismatched(MismatchedInputException fault) {
    String field =
        fault.getPath().stream().map(RequestFaults::step).collect(Collectors.joining("."));
    HttpProblem.Builder problem =
        Refusals.builder(400, "malformed-request", "The body is not of the form that is expected");
    return (field.isEmpty() ? problem : problem.with("field", field)).build().toResponse();
  }

  /** A database that is away is told apart from a fault of ours: the caller may come again. */
  @ServerExceptionMapper(value = JdbiException.class, priority = FIRST)
  Response notStored(JdbiException fault) {
    if (InfrastructureFault.isBehind(fault)) {
      LOG.warnf("answering 503: %s", fault.getMessage());
      return unavailable("The database does not answer: try again shortly");
    }
    LOG.error("answering 500", fault);
    return Refusals.of(500, "internal-error", "The service failed").toResponse();
  }

  /** Who calls cannot be known while the identity provider's keys cannot be read. */
  @ServerExceptionMapper(value = OIDCException.class, priority = FIRST)
  Response notIdentified(OIDCException fault) {
    LOG.warnf("answering 503: %s", fault.getMessage());
    return unavailable("The identity provider does not answer: try again shortly");
  }

  private static Response unavailable(String title) {
    return Refusals.builder(503, "temporarily-unavailable", title)
        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build()
        .toResponse();
  }

  private static String step(Reference reference) {
    String name = reference.getFieldName();
    return name == null ? Integer.toString(reference.getIndex()) : name;
  }
}

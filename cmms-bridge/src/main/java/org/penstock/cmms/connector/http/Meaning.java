package org.penstock.cmms.connector.http;

import java.util.Optional;
import org.penstock.cmms.connector.http.Reply.Answered;

/** What an answer that is not the one hoped for says of the request. */
public enum Meaning {
  /** Not processed: the credentials do not count. */
  NOT_LET_IN,
  /** Not processed: too many requests. */
  TOO_MANY,
  /** Looked at, and not taken: sending it again changes nothing. */
  REFUSED,
  /** Perhaps processed. */
  DOUBTFUL;

  /** What one vendor's answers mean where they do not mean what their status says. */
  @FunctionalInterface
  public interface Reading {

    /** For a vendor whose answers mean what their status says. */
    Reading BY_STATUS = _ -> Optional.empty();

    /** Empty where the status says it. */
    Optional<Meaning> of(Answered answer);
  }

  /**
   * What a status means by RFC 9110. Something is there already (409), or the server gave up
   * waiting for who knows what (408): neither proves that nothing was processed.
   */
  static Meaning of(int status) {
    return switch (status) {
      case 401, 403 -> NOT_LET_IN;
      case 429 -> TOO_MANY;
      case 408, 409 -> DOUBTFUL;
      case 501 -> REFUSED;
      default -> status >= 400 && status < 500 ? REFUSED : DOUBTFUL;
    };
  }
}

package org.penstock.cmms.connector.maintenanceconnection;

import java.util.Optional;
import org.penstock.cmms.connector.http.Meaning;
import org.penstock.cmms.connector.http.Reply.Answered;

/**
 * What the server says in words and not by its status: the rate limit comes as 403, and a wrong
 * connection key, on some servers, as 500.
 */
final class Prose {

  private static final String LIMIT_TEXT = "Exceeded Connections Limit";
  private static final String WRONG_CONNECTION_KEY_TEXT = "ContainerResource was not found";

  private Prose() {}

  static Optional<Meaning> of(Answered answer) {
    return switch (answer.status()) {
      case 403 ->
          answer.body().contains(LIMIT_TEXT) ? Optional.of(Meaning.TOO_MANY) : Optional.empty();
      case 500 ->
          answer.body().contains(WRONG_CONNECTION_KEY_TEXT)
              ? Optional.of(Meaning.NOT_LET_IN)
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}

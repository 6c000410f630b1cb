package org.penstock.cmms.connector.maintenanceconnection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The tenant's connection key and the caller's API key. A class and not a record, so that no
 * generated {@code toString} can carry them into a log.
 */
public final class Credentials {

  private static final String HIDDEN = "***";

  private final String connectionKey;
  private final String apiKey;

  /** The user part and the password part of the Basic authentication. */
  public Credentials(String connectionKey, String apiKey) {
    this.connectionKey = connectionKey;
    this.apiKey = apiKey;
  }

  /** RFC 7617. */
  String authorization() {
    return "Basic " + encoded();
  }

  /** The text without the secrets, should a server repeat them in an error. */
  String strippedFrom(String text) {
    String stripped = text;
    for (String secret : List.of(encoded(), apiKey, connectionKey)) {
      stripped = secret.isEmpty() ? stripped : stripped.replace(secret, HIDDEN);
    }
    return stripped;
  }

  private String encoded() {
    return Base64.getEncoder()
        .encodeToString((connectionKey + ':' + apiKey).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Credentials[" + HIDDEN + "]";
  }
}

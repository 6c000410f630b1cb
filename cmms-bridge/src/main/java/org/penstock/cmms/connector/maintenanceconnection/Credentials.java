package org.penstock.cmms.connector.maintenanceconnection;

import org.penstock.cmms.connector.http.Secrets;

/**
 * The tenant's connection key and the caller's API key. A class and not a record, so that no
 * generated {@code toString} can carry them into a log.
 */
public final class Credentials {

  private final String connectionKey;
  private final String apiKey;

  /** The user part and the password part of the Basic authentication. */
  public Credentials(String connectionKey, String apiKey) {
    this.connectionKey = connectionKey;
    this.apiKey = apiKey;
  }

  String authorization() {
    return Secrets.basic(connectionKey, apiKey);
  }

  Secrets secrets() {
    return Secrets.ofBasic(connectionKey, apiKey);
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}

package org.penstock.cmms.connector.sap;

import org.penstock.cmms.connector.http.Secrets;

/** The communication user and its password. A class, so that no {@code toString} shows them. */
public final class SapCredentials {

  private final String user;
  private final String password;

  /** For Basic authentication. */
  public SapCredentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  String authorization() {
    return Secrets.basic(user, password);
  }

  Secrets secrets() {
    return Secrets.ofBasic(user, password);
  }

  @Override
  public String toString() {
    return "SapCredentials[***]";
  }
}

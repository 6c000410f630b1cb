package org.penstock.cmms.connector.mail;

import org.penstock.cmms.connector.http.Secrets;

/** User and password at the mail server. A class, so that no {@code toString} shows them. */
public final class MailCredentials {

  private final String user;
  private final String password;

  /** Both empty for a server that wants none. */
  public MailCredentials(String user, String password) {
    this.user = user;
    this.password = password;
  }

  boolean isAsked() {
    return !user.isEmpty();
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  Secrets secrets() {
    return Secrets.ofBasic(user, password);
  }

  @Override
  public String toString() {
    return "MailCredentials[***]";
  }
}

package org.penstock.cmms.connector.rest;

import java.net.http.HttpRequest;
import org.penstock.cmms.connector.http.Secrets;
import org.penstock.cmms.connector.rest.RestDescription.Auth;

/** What we are let in by. A class, so that no {@code toString} shows it. */
public final class RestCredentials {

  private final String user;
  private final String password;
  private final String apiKey;

  /** Those that the description does not need are empty. */
  public RestCredentials(String user, String password, String apiKey) {
    this.user = user;
    this.password = password;
    this.apiKey = Secrets.forHeader("cmms.connector.api-key", apiKey);
  }

  void letIn(HttpRequest.Builder request, Auth auth) {
    switch (auth.kind()) {
      case NONE -> {}
      case BASIC -> request.header("Authorization", Secrets.basic(user, password));
      case BEARER -> request.header("Authorization", "Bearer " + apiKey);
      case HEADER -> {
        String header = auth.header();
        if (header != null) {
          request.header(header, apiKey);
        }
      }
    }
  }

  Secrets secrets() {
    return Secrets.ofBasic(user, password).and(Secrets.of(apiKey));
  }

  @Override
  public String toString() {
    return "RestCredentials[***]";
  }
}

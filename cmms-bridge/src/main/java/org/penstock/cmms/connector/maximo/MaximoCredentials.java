package org.penstock.cmms.connector.maximo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.penstock.cmms.connector.http.Secrets;

/** An API key, or a user of Maximo's own. A class, so that no {@code toString} shows them. */
public final class MaximoCredentials {

  private final String header;
  private final String value;
  private final String root;
  private final Secrets secrets;

  private MaximoCredentials(String header, String value, String root, Secrets secrets) {
    this.header = header;
    this.value = value;
    this.root = root;
    this.secrets = secrets.and(Secrets.of(value));
  }

  /** By an API key, which the paths below {@code api/} take. */
  public static MaximoCredentials ofApiKey(String apiKey) {
    String bare = Secrets.forHeader("cmms.connector.api-key", apiKey);
    return new MaximoCredentials("apikey", bare, "api/", Secrets.of(bare));
  }

  /** By a user's name and password, which the paths below {@code oslc/} take. */
  public static MaximoCredentials ofUser(String user, String password) {
    String encoded =
        Base64.getEncoder()
            .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    return new MaximoCredentials("maxauth", encoded, "oslc/", Secrets.ofBasic(user, password));
  }

  String header() {
    return header;
  }

  String value() {
    return value;
  }

  /** Where the paths begin that take them. */
  String root() {
    return root;
  }

  Secrets secrets() {
    return secrets;
  }

  @Override
  public String toString() {
    return "MaximoCredentials[***]";
  }
}

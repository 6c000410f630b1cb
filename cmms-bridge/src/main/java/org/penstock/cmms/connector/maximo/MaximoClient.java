package org.penstock.cmms.connector.maximo;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Reply;

/** Calls with our credentials, in lean JSON (names without a prefix); each is sent once. */
final class MaximoClient implements AutoCloseable {

  private final MaximoCredentials credentials;
  private final HttpCaller http;

  MaximoClient(MaximoCredentials credentials, HttpCaller http) {
    this.credentials = credentials;
    this.http = http;
  }

  Reply get(String objectStructure, Query query) {
    return http.send(request("os/" + objectStructure, query).GET().build());
  }

  /** The JSON Schema of an object structure. */
  Reply schema(String objectStructure) {
    return http.send(request("jsonschemas/" + objectStructure, new Query()).GET().build());
  }

  /**
   * Writes a record: makes it, or brings the one with the same key to this state.
   *
   * @param shown the attributes that are to be answered
   */
  Reply sync(String objectStructure, String body, String shown) {
    return http.send(
        request("os/" + objectStructure, new Query())
            .header("Content-Type", "application/json")
            .header("x-method-override", "SYNC")
            .header("patchtype", "MERGE")
            .header("properties", shown)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path, Query query) {
    return http.request(credentials.root() + path + query.and("lean", "1"))
        .header("Accept", "application/json")
        .header(credentials.header(), credentials.value());
  }

  @Override
  public void close() {
    http.close();
  }
}

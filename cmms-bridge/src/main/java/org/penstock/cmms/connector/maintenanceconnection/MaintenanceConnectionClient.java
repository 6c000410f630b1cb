package org.penstock.cmms.connector.maintenanceconnection;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Reply;

/** Calls with the tenant's keys; each is sent once. */
final class MaintenanceConnectionClient implements AutoCloseable {

  private final Credentials credentials;
  private final HttpCaller http;

  MaintenanceConnectionClient(Credentials credentials, HttpCaller http) {
    this.credentials = credentials;
    this.http = http;
  }

  Reply get(String pathAndQuery) {
    return http.send(request(pathAndQuery).GET().build());
  }

  Reply post(String path, String body) {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return http.request(pathAndQuery)
        .header("Accept", "application/json")
        .header("Authorization", credentials.authorization());
  }

  @Override
  public void close() {
    http.close();
  }
}

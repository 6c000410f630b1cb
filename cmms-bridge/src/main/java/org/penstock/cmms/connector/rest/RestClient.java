package org.penstock.cmms.connector.rest;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.penstock.cmms.connector.http.HttpCaller;
import org.penstock.cmms.connector.http.Query;
import org.penstock.cmms.connector.http.Reply;

/** Calls as the description has them; each is sent once. */
final class RestClient implements AutoCloseable {

  private final RestDescription description;
  private final RestCredentials credentials;
  private final HttpCaller http;

  RestClient(RestDescription description, RestCredentials credentials, HttpCaller http) {
    this.description = description;
    this.credentials = credentials;
    this.http = http;
  }

  Reply get(String path, Query query) {
    return http.send(request(path + query).GET().build());
  }

  Reply create(String path, String body) {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .method(description.createMethod(), BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder request = http.request(pathAndQuery).header("Accept", "application/json");
    description.allHeaders().forEach(request::setHeader);
    credentials.letIn(request, description.auth());
    return request;
  }

  @Override
  public void close() {
    http.close();
  }
}

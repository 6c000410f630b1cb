package org.penstock.plant.cmms.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it was read.
 *
 * @param path the path's segments, decoded
 * @param query the query's parameters, decoded
 * @param headers by lower-case name
 */
public record HttpRequest(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  /** A header's value by its lower-case name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

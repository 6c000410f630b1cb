package org.penstock.cmms.connector.contract;

import java.util.Map;

/** What a maintenance system answers. */
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer(int status, String body) {
    this(status, Map.of(), body);
  }

  /** The same with another body. */
  public Answer saying(String other) {
    return new Answer(status, headers, other);
  }
}

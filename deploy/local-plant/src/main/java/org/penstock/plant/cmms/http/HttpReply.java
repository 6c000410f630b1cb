package org.penstock.plant.cmms.http;

import java.util.Map;

/** What the server does with a request: answers, answers by half, or resets the connection. */
public sealed interface HttpReply {

  /** A whole answer. */
  record Answer(int status, String contentType, String body, Map<String, String> headers)
      implements HttpReply {

    /** An answer with a JSON body. */
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json; charset=utf-8", body, Map.of());
    }

    /** An answer with a page for a person. */
    public static Answer html(String page) {
      return new Answer(200, "text/html; charset=utf-8", page, Map.of());
    }
  }

  /** The headers of a whole answer and half of its body; then the connection ends. */
  record HalfAnswer(Answer answer) implements HttpReply {}

  /** A TCP reset instead of an answer. */
  record Reset() implements HttpReply {}
}

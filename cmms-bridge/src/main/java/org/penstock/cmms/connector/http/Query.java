package org.penstock.cmms.connector.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The query of an address; a space is {@code %20} (RFC 3986), which every server understands. */
public final class Query {

  private final StringBuilder text = new StringBuilder();

  /** One more name and its value, as they are meant. */
  public Query and(String name, String value) {
    text.append(text.isEmpty() ? '?' : '&')
        .append(encoded(name))
        .append('=')
        .append(encoded(value));
    return this;
  }

  /** A text as a part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** From the question mark on; empty where there is nothing to ask. */
  @Override
  public String toString() {
    return text.toString();
  }
}

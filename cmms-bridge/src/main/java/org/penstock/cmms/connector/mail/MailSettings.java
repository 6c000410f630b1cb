package org.penstock.cmms.connector.mail;

import java.time.Duration;

/**
 * The server that takes our messages, and whom they are for.
 *
 * @param encryption whether the connection is encrypted from the start, on demand or not at all
 */
public record MailSettings(
    String name,
    String host,
    int port,
    Encryption encryption,
    MailCredentials credentials,
    String from,
    String to,
    Duration connectTimeout,
    Duration requestTimeout) {

  /** How the connection is encrypted. */
  public enum Encryption {
    /** Not at all: inside one machine only. */
    NONE,
    /** {@code STARTTLS}, or the message is not sent. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }
}

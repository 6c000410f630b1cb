package org.penstock.ingest.domain.source;

/** Who logs in to a server. A secret is named by a reference and never held. */
public sealed interface Identity {

  /** Who it is, in words for operators. */
  String words();

  /** Nobody in particular. */
  record Anonymous() implements Identity {

    @Override
    public String words() {
      return "anonymous";
    }
  }

  /**
   * A user with a password.
   *
   * @param passwordFrom the name under which the configuration holds the password
   */
  record UserName(String username, String passwordFrom) implements Identity {

    public UserName {
      requireText("username", username);
      requireText("password_from", passwordFrom);
    }

    @Override
    public String words() {
      return "user " + username;
    }
  }

  /**
   * A user with a certificate.
   *
   * @param certificateFrom the name under which the configuration holds the certificate or its file
   * @param keyFrom the name under which the configuration holds the private key or its file
   */
  record X509(String certificateFrom, String keyFrom) implements Identity {

    public X509 {
      requireText("certificate_from", certificateFrom);
      requireText("key_from", keyFrom);
    }

    @Override
    public String words() {
      return "certificate " + certificateFrom;
    }
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " of an identity must not be blank");
    }
  }
}

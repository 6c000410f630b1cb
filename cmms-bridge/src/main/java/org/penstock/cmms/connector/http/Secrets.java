package org.penstock.cmms.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * What must stand in no log, no error and no table. A class and not a record, so that no generated
 * {@code toString} can carry a secret there.
 */
public final class Secrets {

  private static final String HIDDEN = "***";

  /** The longest first: one may contain another. */
  private final List<String> secrets;

  private Secrets(List<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** These words. */
  public static Secrets of(String... words) {
    return new Secrets(List.of(words));
  }

  /** A user and a password, also as {@link #basic} sends them. */
  public static Secrets ofBasic(String user, String password) {
    return new Secrets(List.of(user, password, encoded(user, password)));
  }

  /**
   * A secret that is to stand in a header: without the line end that files and environments like to
   * add.
   *
   * @throws IllegalArgumentException that does not show it, where it cannot stand in a header
   */
  public static String forHeader(String what, String secret) {
    String bare = secret.strip();
    if (!bare.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      throw new IllegalArgumentException(
          what + " has a character that cannot stand in a header (a space, a line end, no ASCII)");
    }
    return bare;
  }

  /** The value of the header {@code Authorization}, RFC 7617. */
  public static String basic(String user, String password) {
    return "Basic " + encoded(user, password);
  }

  /** These and others. */
  public Secrets and(Secrets others) {
    List<String> all = new ArrayList<>(secrets);
    all.addAll(others.secrets);
    return new Secrets(all);
  }

  /** The text without the secrets, should a server repeat them in an error. */
  public String strippedFrom(String text) {
    String stripped = text;
    for (String secret : secrets) {
      stripped = stripped.replace(secret, HIDDEN);
    }
    return stripped;
  }

  private static String encoded(String user, String password) {
    return Base64.getEncoder()
        .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Secrets[" + HIDDEN + "]";
  }
}

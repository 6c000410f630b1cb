package org.penstock.cmms.domain.follow;

/**
 * A work order as the maintenance system names it.
 *
 * @param id its key for calls
 * @param number what people see and say
 */
public record ExternalOrder(String id, String number) {

  private static final char SEPARATOR = '/';

  public ExternalOrder {
    if (id.isBlank()) {
      throw new IllegalArgumentException("external id must not be blank");
    }
    if (id.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("external id must not contain a slash: " + id);
    }
  }

  /** From the one text that the connector SPI has for it. */
  public static ExternalOrder parse(String reference) {
    int slash = reference.indexOf(SEPARATOR);
    return slash < 0
        ? new ExternalOrder(reference, reference)
        : new ExternalOrder(reference.substring(0, slash), reference.substring(slash + 1));
  }

  /** As the connector SPI carries it: {@code <id>/<number>}. */
  public String reference() {
    return id + SEPARATOR + number;
  }
}

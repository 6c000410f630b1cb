package org.penstock.plant.cmms.filter;

/** The text is not a filter of this language; the message is what the caller is told. */
public final class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  public FilterException(String message) {
    super(message);
  }
}

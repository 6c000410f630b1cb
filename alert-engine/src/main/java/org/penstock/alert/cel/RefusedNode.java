package org.penstock.alert.cel;

/** A part of an expression that is sound CEL, but not for us. */
final class RefusedNode extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedNode(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason;
  }
}

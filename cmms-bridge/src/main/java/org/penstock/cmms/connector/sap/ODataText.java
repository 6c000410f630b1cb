package org.penstock.cmms.connector.sap;

/** A text as a literal of an OData filter. */
final class ODataText {

  private ODataText() {}

  /** In single quotes; one inside is doubled. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

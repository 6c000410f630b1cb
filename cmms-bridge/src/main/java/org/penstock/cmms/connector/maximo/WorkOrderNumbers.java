package org.penstock.cmms.connector.maximo;

/** The numbers of a work order that Maximo has and the mapping gives as texts. */
final class WorkOrderNumbers {

  private WorkOrderNumbers() {}

  /** Whether {@code wopriority} can be that: a whole number. */
  static boolean isWhole(String text) {
    return text.matches("\\d{1,3}");
  }
}

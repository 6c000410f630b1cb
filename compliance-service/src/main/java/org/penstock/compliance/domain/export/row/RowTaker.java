package org.penstock.compliance.domain.export.row;

/** Takes rows one after another. */
@FunctionalInterface
public interface RowTaker {

  /** Takes the next row; false when no more are wanted. */
  boolean take(ExportRow row);
}

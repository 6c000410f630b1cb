package org.penstock.compliance.domain.export.render;

import org.penstock.compliance.domain.slot.PlainNumber;

/** Text that a spreadsheet would run as a formula. */
final class FormulaRisk {

  private static final String STARTERS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private FormulaRisk() {}

  /** Whether a spreadsheet would run it; a negative number is none. */
  static boolean isIn(String text) {
    String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String trimmed = shown.stripLeading();
    return (isStarter(shown) || isStarter(trimmed)) && PlainNumber.of(trimmed.strip()).isEmpty();
  }

  private static boolean isStarter(String text) {
    return !text.isEmpty() && STARTERS.indexOf(text.charAt(0)) >= 0;
  }
}

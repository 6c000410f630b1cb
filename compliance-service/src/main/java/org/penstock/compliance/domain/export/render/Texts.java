package org.penstock.compliance.domain.export.render;

import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.Target;

/** Text as the file may carry it. Numbers never come here: a minus is no formula. */
final class Texts {

  private final ExportProfile profile;
  private final Findings findings;
  private int formulaLike;
  private int guarded;

  Texts(ExportProfile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  /** A text that many lines have: fitted once, counted each time it is used. */
  record Fitted(String text, boolean isRisky) {}

  /** Fits a text into the charset; what it cannot say is a finding. */
  Fitted fit(String text) {
    String fitted = profile.encoding().fit(text).orElse("");
    if (fitted.isEmpty() && !text.isEmpty()) {
      findings.add(Findings.NOT_IN_CHARSET, text);
    }
    boolean risky = FormulaRisk.isIn(fitted);
    return new Fitted(
        risky && profile.target() == Target.SPREADSHEET ? '\'' + fitted : fitted, risky);
  }

  /** Counts and gives the text. */
  String use(Fitted fitted) {
    if (fitted.isRisky()) {
      if (profile.target() == Target.SPREADSHEET) {
        guarded++;
      } else {
        formulaLike++;
      }
    }
    return fitted.text();
  }

  String of(String text) {
    return text.isEmpty() ? "" : use(fit(text));
  }

  int formulaLike() {
    return formulaLike;
  }

  int guarded() {
    return guarded;
  }
}

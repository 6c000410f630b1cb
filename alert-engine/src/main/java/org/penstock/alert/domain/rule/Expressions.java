package org.penstock.alert.domain.rule;

/** Checks the expressions that people write (port; the language stands behind it). */
public interface Expressions {

  /** Checks one expression: its syntax, its types, its tags. */
  Checked check(String text);

  /** The answer. */
  sealed interface Checked {

    /** Fit to be evaluated. */
    record Sound(Expression expression) implements Checked {}

    /** Not fit, for this reason. */
    record Faulty(String reason) implements Checked {}
  }
}

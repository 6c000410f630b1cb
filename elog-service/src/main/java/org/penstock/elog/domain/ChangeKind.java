package org.penstock.elog.domain;

/** How a version of an entry relates to the version before it. */
public enum ChangeKind {
  /** The first version. */
  ORIGINAL,
  /** Another text in place of the one before, which stays readable. */
  CORRECTION,
  /** More text below the one before. */
  ADDENDUM,
  /** Struck through, still legible: the log's way of taking something back. */
  STRIKE
}

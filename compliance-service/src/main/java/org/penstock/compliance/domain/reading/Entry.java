package org.penstock.compliance.domain.reading;

/** The answer to a person who enters or corrects a value. */
public sealed interface Entry {

  /** It is recorded as a revision, which waits for review. */
  record Recorded(Reading reading) implements Entry {}

  /** It is not recorded. */
  record Refused(Why why) implements Entry {}

  /** Why a value is not recorded. */
  enum Why {
    ROLE_REQUIRED,
    UNKNOWN_TAG,
    /** The time is not the start of one of the tag's slots. */
    NOT_A_SLOT_START,
    /** The slot has not ended yet. */
    SLOT_NOT_ENDED,
    /** The number has too many digits to be written in full. */
    NUMBER_TOO_LONG,
    /** The slot has a value, which only a correction with a reason replaces. */
    READING_EXISTS,
    /** There is no value to correct. */
    NO_READING,
    /** The value is approved, so that it must be reopened first. */
    READING_APPROVED,
    /** Another revision came in between. */
    CHANGED_MEANWHILE
  }
}

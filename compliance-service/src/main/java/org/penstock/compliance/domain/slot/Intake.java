package org.penstock.compliance.domain.slot;

/** What {@link SampleReader} makes of a reading. */
public sealed interface Intake {

  /** It is a sample of a compliance tag. */
  record Taken(Sample sample) implements Intake {}

  /** It is none of a compliance tag, or no sample at all. */
  record NotOurs() implements Intake {}

  /** It is of a compliance tag and cannot be used. */
  record Unusable(String reason) implements Intake {}
}

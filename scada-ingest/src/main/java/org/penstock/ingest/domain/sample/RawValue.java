package org.penstock.ingest.domain.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** A value as the server gave it, without the library's types. */
public sealed interface RawValue {

  /** A Boolean. */
  record Flag(boolean value) implements RawValue {}

  /** An integer of any width, and an enumeration's number. */
  record Whole(BigInteger value) implements RawValue {}

  /**
   * A floating-point number.
   *
   * @param value of a 32-bit number the double with the same shortest text, so that 0.1 stays 0.1
   */
  record Real(double value) implements RawValue {}

  /** A string or a localized text. */
  record Text(String value) implements RawValue {}

  /** A point in time. */
  record Time(Instant value) implements RawValue {}

  /** An array of one dimension. */
  record Series(List<RawValue> values) implements RawValue {

    public Series {
      values = List.copyOf(values);
    }
  }

  /** No value, or one of a type that has no place in a reading, such as a structure. */
  record Nothing(String why) implements RawValue {}
}

package org.penstock.plant.cmms.filter;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition on one record. */
public sealed interface Filter {

  /** A record as filters see it: flat names with a text, a number, a flag or null. */
  @FunctionalInterface
  interface Fields {
    @Nullable Object value(String name);
  }

  /** Whether the record meets the condition. */
  boolean matches(Fields record);

  /** No condition. */
  record Everything() implements Filter {
    @Override
    public boolean matches(Fields record) {
      return true;
    }
  }

  /** Both. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Fields record) {
      return left.matches(record) && right.matches(record);
    }
  }

  /** One or both. */
  record Or(Filter left, Filter right) implements Filter {
    @Override
    public boolean matches(Fields record) {
      return left.matches(record) || right.matches(record);
    }
  }

  /** Not. */
  record Not(Filter filter) implements Filter {
    @Override
    public boolean matches(Fields record) {
      return !filter.matches(record);
    }
  }

  /** The comparisons of the language. */
  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE
  }

  /** A name compared with a literal: text, a whole number, a flag or null. */
  record Comparison(String name, Operator operator, @Nullable Object literal) implements Filter {
    @Override
    public boolean matches(Fields record) {
      Object value = record.value(name);
      return switch (operator) {
        case EQ -> isEqual(value);
        case NE -> !isEqual(value);
        case GT -> isComparable(value) && compare(value) > 0;
        case GE -> isComparable(value) && compare(value) >= 0;
        case LT -> isComparable(value) && compare(value) < 0;
        case LE -> isComparable(value) && compare(value) <= 0;
      };
    }

    private boolean isEqual(@Nullable Object value) {
      boolean numbers = value instanceof Number && literal instanceof Number;
      return numbers ? compare(value) == 0 : Objects.equals(value, literal);
    }

    private boolean isComparable(@Nullable Object value) {
      return (value instanceof Number && literal instanceof Number)
          || (value instanceof String && literal instanceof String);
    }

    private int compare(@Nullable Object value) {
      if (value instanceof Number number && literal instanceof Number other) {
        return Double.compare(number.doubleValue(), other.doubleValue());
      }
      return compareTexts(String.valueOf(value), String.valueOf(literal));
    }

    /** Two times are put in order as times, however they are written. */
    private static int compareTexts(String value, String literal) {
      try {
        return Instant.parse(value).compareTo(Instant.parse(literal));
      } catch (DateTimeParseException e) {
        return value.compareTo(literal);
      }
    }
  }
}

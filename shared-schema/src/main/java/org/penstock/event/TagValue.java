package org.penstock.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag's value. On the wire a bare JSON number, boolean, string, array or null; a number keeps the
 * digits it was written with.
 */
public sealed interface TagValue {

  /** What stands in the JSON. */
  @JsonValue
  @Nullable Object json();

  /** A number. */
  record Numeric(BigDecimal number) implements TagValue {
    public Numeric {
      number = PlainNumber.of(number);
    }

    @Override
    public BigDecimal json() {
      return number;
    }
  }

  /** True or false. */
  record Flag(boolean on) implements TagValue {
    @Override
    public Boolean json() {
      return on;
    }
  }

  /** A text; also a whole number beyond 2^53, which not every reader's number can hold. */
  record Text(String text) implements TagValue {
    @Override
    public String json() {
      return text;
    }
  }

  /** Several values. */
  record Series(List<TagValue> values) implements TagValue {
    public Series {
      values = List.copyOf(values);
    }

    @Override
    public List<TagValue> json() {
      return values;
    }
  }

  /** No value. */
  record Missing() implements TagValue {
    private static final Missing MISSING = new Missing();

    @Override
    public @Nullable Object json() {
      return null;
    }
  }

  /** No value. */
  static TagValue missing() {
    return Missing.MISSING;
  }

  /** A number as the source has it; NaN and the infinities are no values (JSON has none). */
  static TagValue of(double number) {
    return Double.isFinite(number) ? new Numeric(BigDecimal.valueOf(number)) : missing();
  }

  /** A single-precision number with its own digits: 0.1f is 0.1. */
  static TagValue of(float number) {
    return Float.isFinite(number) ? new Numeric(new BigDecimal(Float.toString(number))) : missing();
  }

  /** A whole number, exactly: without this one a long would be taken for a float. */
  static TagValue of(long number) {
    return new Numeric(BigDecimal.valueOf(number));
  }

  /** A number. */
  static TagValue of(BigDecimal number) {
    return new Numeric(number);
  }

  /** True or false. */
  static TagValue of(boolean on) {
    return new Flag(on);
  }

  /** A text. */
  static TagValue of(String text) {
    return new Text(text);
  }

  /** From JSON. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static TagValue fromJson(@Nullable Object json) {
    return switch (json) {
      case null -> missing();
      case Boolean on -> of(on.booleanValue());
      case BigDecimal number -> of(number);
      case Number number -> of(new BigDecimal(number.toString()));
      case String text -> of(text);
      case List<?> values -> new Series(values.stream().map(TagValue::fromJson).toList());
      default ->
          throw new IllegalArgumentException(
              "a value is a number, boolean, string, array or null, not " + json);
    };
  }
}

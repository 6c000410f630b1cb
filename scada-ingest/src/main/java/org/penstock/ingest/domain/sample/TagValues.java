package org.penstock.ingest.domain.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penstock.event.TagValue;
import org.penstock.event.ValueType;

/** From a server's value to a reading's, by the configured type; never by a silent cast. */
final class TagValues {

  private static final int INT_BITS = 31;
  private static final int LONG_BITS = 64;
  private static final int DOUBLE_BITS = 53;

  private TagValues() {}

  /**
   * The value as the type wants it, or empty when it is of another type or has none: {@link
   * TagValue.Missing} is never the answer.
   */
  static Optional<TagValue> of(RawValue value, ValueType type) {
    return switch (type) {
      case BOOLEAN ->
          value instanceof RawValue.Flag(boolean flag)
              ? Optional.of(new TagValue.Flag(flag))
              : Optional.empty();
      case INT -> whole(value, INT_BITS);
      case LONG -> whole(value, LONG_BITS);
      case DOUBLE -> real(value);
      case STRING ->
          value instanceof RawValue.Text(String text)
              ? Optional.of(new TagValue.Text(text))
              : Optional.empty();
      case DATETIME ->
          value instanceof RawValue.Time time
              ? Optional.of(new TagValue.Text(time.value().toString()))
              : Optional.empty();
      case ARRAY -> value instanceof RawValue.Series series ? series(series) : Optional.empty();
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<TagValue> whole(RawValue value, int bits) {
    return value instanceof RawValue.Whole(BigInteger whole) && whole.bitLength() <= bits
        ? Optional.of(number(whole))
        : Optional.empty();
  }

  /** Beyond 2^53 as text, because a reader whose numbers are doubles would round it. */
  private static TagValue number(BigInteger whole) {
    return whole.bitLength() <= DOUBLE_BITS
        ? new TagValue.Numeric(new BigDecimal(whole))
        : new TagValue.Text(whole.toString());
  }

  /** An integer is taken as a real number without loss. */
  private static Optional<TagValue> real(RawValue value) {
    return switch (value) {
      case RawValue.Real(double real) ->
          Double.isFinite(real)
              ? Optional.of(new TagValue.Numeric(BigDecimal.valueOf(real)))
              : Optional.empty();
      case RawValue.Whole(BigInteger whole) -> Optional.of(number(whole));
      case RawValue.Flag _,
          RawValue.Text _,
          RawValue.Time _,
          RawValue.Series _,
          RawValue.Nothing _ ->
          Optional.empty();
    };
  }

  private static Optional<TagValue> series(RawValue.Series series) {
    List<TagValue> values = new ArrayList<>(series.values().size());
    for (RawValue element : series.values()) {
      Optional<TagValue> value = of(element, typeOf(element));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(new TagValue.Series(values));
  }

  private static ValueType typeOf(RawValue element) {
    return switch (element) {
      case RawValue.Flag _ -> ValueType.BOOLEAN;
      case RawValue.Whole _, RawValue.Real _ -> ValueType.DOUBLE;
      case RawValue.Text _ -> ValueType.STRING;
      case RawValue.Time _ -> ValueType.DATETIME;
      case RawValue.Series _, RawValue.Nothing _ -> ValueType.UNKNOWN;
    };
  }
}

package org.penstock.ingest.opcua.tags;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.UaEnumeratedType;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UNumber;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.tag.TagSpec;

/** From the library's types to ours. */
public final class Samples {

  private static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

  private Samples() {}

  /** A value as the server gave it. */
  public static RawSample of(
      String tagName, DataValue value, Instant receivedAt, ReadingOrigin origin) {
    return new RawSample(
        tagName,
        valueOf(value.value().value()),
        value.statusCode().value(),
        time(value.sourceTime()),
        time(value.serverTime()),
        receivedAt,
        origin);
  }

  /** The same of a tag that may be one element of an array. */
  static RawSample of(TagSpec tag, DataValue value, Instant receivedAt, ReadingOrigin origin) {
    RawSample sample = of(tag.tagName(), value, receivedAt, origin);
    Integer index = tag.arrayIndex();
    return index != null && sample.value() instanceof RawValue.Series(List<RawValue> elements)
        ? sample.with(element(elements, index))
        : sample;
  }

  /** A server that knows index ranges sends the one element, another one the whole array. */
  private static RawValue element(List<RawValue> elements, int index) {
    if (elements.size() == 1) {
      return elements.getFirst();
    }
    return index < elements.size()
        ? elements.get(index)
        : new RawValue.Nothing("the array has %d elements".formatted(elements.size()));
  }

  /** A tag without a value, for this reason. */
  public static RawSample without(
      String tagName, long statusCode, Instant receivedAt, ReadingOrigin origin) {
    return new RawSample(
        tagName,
        new RawValue.Nothing("refused by the server"),
        statusCode,
        null,
        null,
        receivedAt,
        origin);
  }

  /**
   * OPC UA's null and minimum are the same and mean that there is none; what is beyond its last
   * second means that one (OPC 10000-6, 5.2.2.5), and no RFC 3339 text could hold it.
   */
  private static @Nullable Instant time(@Nullable DateTime time) {
    if (time == null || time.isNull() || time.utcTime() <= 0) {
      return null;
    }
    Instant instant = time.getJavaInstant();
    return instant.isAfter(LAST_SECOND) ? LAST_SECOND : instant;
  }

  private static RawValue valueOf(@Nullable Object value) {
    return switch (value) {
      case null -> new RawValue.Nothing("null");
      case Boolean flag -> new RawValue.Flag(flag);
      case Double real -> new RawValue.Real(real);
      case Float real -> new RawValue.Real(Double.parseDouble(Float.toString(real)));
      case Byte whole -> whole(whole);
      case Short whole -> whole(whole);
      case Integer whole -> whole(whole);
      case Long whole -> whole(whole);
      case ULong whole -> new RawValue.Whole(whole.toBigInteger());
      case UNumber whole -> whole(whole.longValue());
      case UaEnumeratedType symbol -> whole(symbol.getValue());
      case String text -> new RawValue.Text(text);
      case LocalizedText text -> text(text);
      case DateTime time -> {
        Instant instant = time(time);
        yield instant == null ? new RawValue.Nothing("null") : new RawValue.Time(instant);
      }
      default ->
          value.getClass().isArray()
              ? series(value)
              : new RawValue.Nothing(value.getClass().getSimpleName());
    };
  }

  private static RawValue text(LocalizedText text) {
    String words = text.text();
    return words == null ? new RawValue.Nothing("null") : new RawValue.Text(words);
  }

  private static RawValue whole(long value) {
    return new RawValue.Whole(BigInteger.valueOf(value));
  }

  private static RawValue series(Object array) {
    int length = Array.getLength(array);
    List<RawValue> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(valueOf(Array.get(array, i)));
    }
    return new RawValue.Series(values);
  }
}

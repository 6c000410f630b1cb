package org.penstock.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads instants and numbers more strictly than Jackson does. */
final class WireTypes extends SimpleModule {

  private static final long serialVersionUID = 1L;

  WireTypes() {
    addDeserializer(Instant.class, new Rfc3339());
    addDeserializer(BigDecimal.class, new Plain());
  }

  /**
   * Text only: a bare number would be taken for seconds, and most senders of one mean milliseconds.
   */
  private static final class Rfc3339 extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    Rfc3339() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      String text = parser.getText();
      try {
        Instant usual = UtcText.instant(text);
        return usual == null ? withFourDigitYear(OffsetDateTime.parse(text)) : usual;
      } catch (DateTimeException _) {
        return (Instant)
            context.handleWeirdStringValue(
                Instant.class, text, "not an RFC 3339 time such as 2026-07-22T10:15:30.123Z");
      }
    }

    private static Instant withFourDigitYear(OffsetDateTime time) {
      if (time.getYear() < 0 || time.getYear() > 9999) {
        throw new DateTimeException("the year has four digits");
      }
      return time.toInstant();
    }
  }

  private static final class Plain extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;

    Plain() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      BigDecimal number =
          NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
      try {
        return PlainNumber.of(number);
      } catch (IllegalArgumentException e) {
        return (BigDecimal)
            context.handleWeirdNumberValue(BigDecimal.class, number, "%s", e.getMessage());
      }
    }
  }
}

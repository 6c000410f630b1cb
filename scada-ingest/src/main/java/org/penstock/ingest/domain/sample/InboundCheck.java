package org.penstock.ingest.domain.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.penstock.event.InboundReading;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.tag.TagSpec;

/** Decides whether a value that another plant system published becomes a reading. */
public final class InboundCheck {

  /** A sender's clock may run ahead by this much. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** An identity is part of a database key, whose length is limited. */
  static final int LONGEST_ID = 200;

  private final Supplier<Sources> sources;
  private final SampleIds ids = new SampleIds();

  public InboundCheck(Supplier<Sources> sources) {
    this.sources = sources;
  }

  /** The answer. */
  public sealed interface Result {

    /** It is a reading. */
    record Accepted(Reading reading) implements Result {}

    /** It is not, and why, in words for the sender. */
    record Refused(String reason) implements Result {}
  }

  /** Judges a value that was received at this time. */
  public Result judge(InboundReading sent, Instant now) {
    Optional<TagSpec> known = sources.get().inbound().tag(sent.tagName());
    if (known.isEmpty()) {
      return new Result.Refused(
          sources
              .get()
              .ofTag(sent.tagName())
              .map(source -> "tag %s is read from %s".formatted(sent.tagName(), source.id()))
              .orElse("tag %s is not in the tag list".formatted(sent.tagName())));
    }
    TagSpec tag = known.get();
    return senderComplaint(sent)
        .or(() -> complaint(sent, tag, now))
        .<Result>map(Result.Refused::new)
        .orElseGet(() -> new Result.Accepted(reading(sent, tag, now)));
  }

  private Optional<String> senderComplaint(InboundReading sent) {
    if (!isId(sent.sourceId())) {
      return Optional.of(
          "source_id is longer than %d characters or has control characters".formatted(LONGEST_ID));
    }
    if (sent.eventId() != null && !isId(sent.eventId())) {
      return Optional.of(
          "event_id is longer than %d characters or has control characters".formatted(LONGEST_ID));
    }
    return sources
        .get()
        .byId(sent.sourceId())
        .map(source -> "source_id %s is a source that we read".formatted(source.id()));
  }

  private static boolean isId(String text) {
    return text.length() <= LONGEST_ID && text.chars().noneMatch(Character::isISOControl);
  }

  private Optional<String> complaint(InboundReading sent, TagSpec tag, Instant now) {
    String plantId = sources.get().inbound().plantId();
    if (sent.plantId() != null && !sent.plantId().equals(plantId)) {
      return Optional.of("plant_id %s is not %s".formatted(sent.plantId(), plantId));
    }
    if (sent.unit() != null && !sent.unit().equals(tag.unit())) {
      return Optional.of("unit %s is not %s".formatted(sent.unit(), tag.unit()));
    }
    if (sent.timestamp().isAfter(now.plus(CLOCK_TOLERANCE))) {
      return Optional.of("timestamp %s is in the future".formatted(sent.timestamp()));
    }
    return fits(sent.value(), tag.valueType())
        ? Optional.empty()
        : Optional.of("value is not of type %s".formatted(tag.valueType()));
  }

  private static boolean fits(TagValue value, ValueType type) {
    return switch (value) {
      case TagValue.Missing _ -> true;
      case TagValue.Flag _ -> type == ValueType.BOOLEAN;
      case TagValue.Series _ -> type == ValueType.ARRAY;
      case TagValue.Numeric(BigDecimal number) ->
          type == ValueType.DOUBLE
              || ((type == ValueType.INT || type == ValueType.LONG)
                  && number.stripTrailingZeros().scale() <= 0);
      case TagValue.Text(String text) ->
          type == ValueType.STRING || (type == ValueType.DATETIME && isTime(text));
    };
  }

  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private Reading reading(InboundReading sent, TagSpec tag, Instant now) {
    boolean isMissing = sent.value() instanceof TagValue.Missing;
    Quality quality = Objects.requireNonNullElse(sent.quality(), Quality.GOOD);
    return new Reading(
        Objects.requireNonNullElseGet(sent.eventId(), () -> ids.ofInbound(sent)),
        sent.timestamp(),
        TimestampOrigin.SOURCE,
        null,
        now,
        sources.get().inbound().plantId(),
        tag.area(),
        tag.tagName(),
        sent.value(),
        tag.valueType(),
        tag.unit(),
        isMissing && quality == Quality.GOOD ? Quality.BAD : quality,
        null,
        null,
        sent.sourceId(),
        ReadingOrigin.INBOUND,
        0);
  }
}

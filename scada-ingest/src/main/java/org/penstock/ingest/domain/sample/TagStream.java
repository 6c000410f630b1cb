package org.penstock.ingest.domain.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.ingest.domain.sample.Normalized.Accepted;
import org.penstock.ingest.domain.sample.Normalized.Complaint;
import org.penstock.ingest.domain.sample.Normalized.Dropped;
import org.penstock.ingest.domain.sample.Normalized.Reason;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * The stream of one tag's samples on its way to readings: normalizes each, numbers them, drops what
 * was published already, and says once when the last value no longer counts.
 *
 * <p>Depends on nothing but the samples given to it. One thread at a time.
 */
public final class TagStream {

  private static final Normalized DUPLICATE = new Dropped(Reason.DUPLICATE);

  private SourceSpec source;
  private TagSpec tag;
  private final SampleIds ids = new SampleIds();
  private final OrderGuard guard = new OrderGuard();
  private final InitialData initial = new InitialData();
  private @Nullable String serverUnit;
  private Map<BigInteger, String> texts = Map.of();
  private long seq;
  private @Nullable Reading last;
  private @Nullable Instant staleSince;
  private @Nullable ScadaAlarmState alarmState;
  private Instant lastTold = Instant.MIN;
  private Instant lastSlot = Instant.MIN;

  public TagStream(SourceSpec source, TagSpec tag) {
    this.source = source;
    this.tag = tag;
  }

  /** Goes on with other settings of the same tag: its order, numbers and last value stay. */
  public void configure(SourceSpec newSource, TagSpec newTag) {
    source = newSource;
    tag = newTag;
  }

  /** The tag as it is configured. */
  public TagSpec tag() {
    return tag;
  }

  /** Takes the unit that the server gives; a configured one wins over it. */
  public void learnUnit(String unit) {
    serverUnit = unit;
  }

  /** Takes what the server says that each number means. */
  public void learnTexts(Map<BigInteger, String> ofNumbers) {
    texts = ofNumbers;
  }

  /** Takes what the server's own alarms say of the tag; null when they say nothing. */
  public void learnAlarmState(@Nullable ScadaAlarmState state) {
    alarmState = state;
  }

  /** The unit of the readings. */
  public Optional<String> unit() {
    return tag.configuredUnit().or(() -> Optional.ofNullable(serverUnit));
  }

  /** The last reading in order. */
  public Optional<Reading> last() {
    return Optional.ofNullable(last);
  }

  /** How the tag's last value counts now; empty before the first one. */
  public Optional<Quality> now() {
    return staleSince == null
        ? Optional.ofNullable(last).map(Reading::quality)
        : Optional.of(Quality.STALE);
  }

  /** Whether the last value is one that counts, and good. */
  public boolean isGood() {
    Reading known = last;
    return staleSince == null && known != null && known.quality() == Quality.GOOD;
  }

  /** The reading that a sample makes. */
  public Normalized accept(RawSample sample) {
    boolean isOfNow =
        sample.origin() == ReadingOrigin.LIVE || sample.origin() == ReadingOrigin.INITIAL;
    return isOfNow && initial.holds(sample, tag.collecting().publishing())
        ? new Dropped(Reason.WAITING_FOR_INITIAL_DATA)
        : pass(sample);
  }

  /** The reading of a tag that has got no value yet for longer than one may wait; once. */
  public Optional<Reading> overdue(Instant now) {
    return initial
        .due(now, tag.collecting().publishing())
        .map(this::pass)
        .flatMap(result ->
            result instanceof Accepted accepted
                ? Optional.of(accepted.reading())
                : Optional.empty());
  }

  private Normalized pass(RawSample sample) {
    String id = ids.of(source.id(), sample);
    if (sample.origin() == ReadingOrigin.POLL) {
      // Beside the stream: a poll is always answered, and never stands in the subscription's way.
      return reading(id, sample, ReadingOrigin.POLL);
    }
    if (sample.origin() == ReadingOrigin.BACKFILL) {
      // Beside the stream too: history does not change what is current.
      return guard.fills(id, sample.receivedAt())
          ? reading(id, sample, ReadingOrigin.BACKFILL)
          : new Dropped(Reason.DUPLICATE);
    }
    return switch (guard.judge(id, sample.time(), sample.receivedAt())) {
      case DUPLICATE -> repeated(id, sample);
      case LATE -> reading(id, sample, ReadingOrigin.BACKFILL);
      case IN_ORDER -> {
        Accepted accepted = reading(id, sample, sample.origin());
        staleSince = null;
        become(accepted.reading());
        yield accepted;
      }
    };
  }

  /**
   * A sample that was published already says nothing new, except after the tag was called stale:
   * then it says that the value holds again. The first one of a new subscription says that the
   * value still holds.
   */
  private Normalized repeated(String id, RawSample sample) {
    Instant since = staleSince;
    if (since == null) {
      return sample.origin() == ReadingOrigin.INITIAL ? heldOn(id, sample) : DUPLICATE;
    }
    staleSince = null;
    Accepted accepted = reading(ids.again(id, "fresh", since), sample, sample.origin());
    become(accepted.reading());
    return accepted;
  }

  private Normalized heldOn(String id, RawSample sample) {
    Reading known = last;
    if (known == null || !known.eventId().equals(id) || !tag.collecting().hasHeartbeat()) {
      return DUPLICATE;
    }
    return slot(sample.receivedAt()).isAfter(lastSlot)
        ? new Accepted(again(known, sample.receivedAt()), Complaint.NONE)
        : DUPLICATE;
  }

  private void become(Reading reading) {
    last = reading;
    lastTold = reading.ingestTimestamp();
    lastSlot = Instant.MIN;
  }

  private Instant slot(Instant time) {
    long interval = Math.max(1, tag.collecting().heartbeat().toMillis());
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), interval) * interval);
  }

  /**
   * The last value told again, so that a reader knows a quiet tag from a dead one. Empty while it
   * is not due, and when no value is known to hold.
   */
  public Optional<Reading> heartbeat(Instant now) {
    Reading known = last;
    if (known == null || staleSince != null || !tag.collecting().hasHeartbeat()) {
      return Optional.empty();
    }
    return now.isBefore(lastTold.plus(tag.collecting().heartbeat()))
        ? Optional.empty()
        : Optional.of(again(known, now));
  }

  /** Of the same sample in the same interval there is one identity. */
  private Reading again(Reading known, Instant now) {
    lastTold = now;
    lastSlot = slot(now);
    return new Reading(
        ids.again(known.eventId(), "heartbeat", lastSlot),
        known.timestamp(),
        known.timestampOrigin(),
        known.serverTimestamp(),
        now,
        known.plantId(),
        known.area(),
        known.tagName(),
        known.value(),
        known.valueType(),
        unit().orElse(null),
        known.quality(),
        known.statusCode(),
        alarmState,
        known.sourceId(),
        ReadingOrigin.HEARTBEAT,
        ++seq,
        known.valueText());
  }

  /** When it gave a sign of life last: with its source, or since then by a value. */
  public Instant lastSign(Instant ofSource) {
    Instant own = last == null ? ofSource : last.ingestTimestamp();
    return own.isBefore(ofSource) ? ofSource : own;
  }

  /**
   * The reading that calls the last value stale because the source is away; empty when that was
   * said already.
   *
   * @param since the last sign of life of the source
   */
  public Optional<Reading> stale(Instant since, Instant now) {
    if (staleSince != null) {
      return Optional.empty();
    }
    staleSince = since;
    Reading known = last;
    String base = known == null ? source.id() + "/" + tag.tagName() : known.eventId();
    Reading stale =
        new Reading(
            ids.again(base, "stale", since),
            known == null ? now : known.timestamp(),
            known == null ? TimestampOrigin.INGEST : known.timestampOrigin(),
            known == null ? null : known.serverTimestamp(),
            now,
            source.plantId(),
            tag.area(),
            tag.tagName(),
            known == null ? TagValue.missing() : known.value(),
            tag.valueType(),
            unit().orElse(null),
            Quality.STALE,
            QualityMapping.text(QualityMapping.NO_COMMUNICATION),
            null,
            source.id(),
            ReadingOrigin.HEARTBEAT,
            ++seq,
            known == null ? null : known.valueText());
    return Optional.of(stale);
  }

  private Accepted reading(String id, RawSample sample, ReadingOrigin origin) {
    Optional<TagValue> value = TagValues.of(sample.value(), tag.valueType());
    Quality quality = QualityMapping.of(sample.statusCode());
    Complaint complaint =
        value.isPresent() ? Complaint.NONE : Complaint.about(sample.value(), quality);
    Reading reading =
        new Reading(
            id,
            sample.time(),
            timestampOrigin(sample),
            sample.serverTime(),
            sample.receivedAt(),
            source.plantId(),
            tag.area(),
            tag.tagName(),
            value.orElse(TagValue.missing()),
            tag.valueType(),
            unit().orElse(null),
            complaint == Complaint.NONE ? quality : Quality.BAD,
            QualityMapping.text(sample.statusCode()),
            // What holds now says nothing of a value from before.
            origin == ReadingOrigin.BACKFILL ? null : alarmState,
            source.id(),
            origin,
            ++seq,
            value.isPresent() ? text(sample.value()) : complaint.text(sample.value()));
    return new Accepted(reading, complaint);
  }

  private @Nullable String text(RawValue value) {
    return value instanceof RawValue.Whole(BigInteger number) ? texts.get(number) : null;
  }

  private static TimestampOrigin timestampOrigin(RawSample sample) {
    if (sample.sourceTime() != null) {
      return TimestampOrigin.SOURCE;
    }
    return sample.serverTime() != null ? TimestampOrigin.SERVER : TimestampOrigin.INGEST;
  }
}

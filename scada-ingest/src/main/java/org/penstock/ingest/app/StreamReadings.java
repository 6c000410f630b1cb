package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.event.GapCause;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.ingest.domain.condition.CompanionAlarms;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Counters.Happening;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RecordTime;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.source.SourceChanges;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * The way of every sample: taken from the callback into the ring, made a reading, put into the
 * spool.
 *
 * <p>How it works. {@link #take} is called on the server library's thread and only enqueues. One
 * thread empties the ring, so that each tag's samples stay in their order. Polls and stale marks
 * come by other threads; the lock keeps each tag's stream whole.
 */
@ApplicationScoped
public class StreamReadings implements BackgroundWork {

  private static final int BATCH = 1000;
  private static final Duration WAIT = Duration.ofMillis(200);

  private final Map<String, Map<String, TagStream>> streams = new HashMap<>();
  private final Map<String, CompanionAlarms> flags = new HashMap<>();
  private final SampleRing ring;
  private final Spool spool;
  private final LossTally losses;
  private final Counters counters;
  private final Object lock = new Object();

  StreamReadings(
      CurrentSources sources, SampleRing ring, Spool spool, LossTally losses, Counters counters) {
    sources.now().all().forEach(this::expect);
    this.ring = ring;
    this.spool = spool;
    this.losses = losses;
    this.counters = counters;
  }

  /** Goes over to other sources and tags; the streams of those that stay go on. */
  public void change(SourceChanges changes) {
    synchronized (lock) {
      changes.started().forEach(this::expect);
      changes.retagged().forEach(source -> expect(source.after()));
      for (SourceSpec source : changes.gone()) {
        streams.remove(source.id());
        flags.remove(source.id());
      }
    }
  }

  private void expect(SourceSpec source) {
    Map<String, TagStream> known = streams.getOrDefault(source.id(), Map.of());
    Map<String, TagStream> ofSource = new HashMap<>();
    for (TagSpec tag : source.tags()) {
      TagStream stream = known.get(tag.tagName());
      if (stream == null) {
        stream = new TagStream(source, tag);
      } else {
        stream.configure(source, tag);
      }
      ofSource.put(tag.tagName(), stream);
    }
    streams.put(source.id(), ofSource);
  }

  @Override
  public String name() {
    return "readings stream";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  /** Takes samples from a callback; returns at once. */
  public void take(SourceSpec source, List<RawSample> samples) {
    counters.happened(Happening.NOTIFICATION);
    ring.offer(source, samples);
  }

  /** A round of polls had no answer. */
  public void pollFailed() {
    counters.happened(Happening.POLL_FAILED);
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    while (!stop.isRaised()) {
      pass(ring.take(BATCH, WAIT));
    }
    pass(ring.take(Integer.MAX_VALUE, Duration.ZERO));
  }

  /** Many at once, because the spool writes them at once. */
  private void pass(List<SampleRing.Entry> entries) {
    List<Reading> readings = new ArrayList<>(entries.size());
    synchronized (lock) {
      for (SampleRing.Entry entry : entries) {
        pass(entry.source(), entry.sample()).ifPresent(readings::add);
      }
      spool.append(readings);
    }
  }

  /** Passes samples at once, and answers with the readings made of them. */
  public List<Reading> passNow(SourceSpec source, List<RawSample> samples) {
    List<Reading> readings = new ArrayList<>(samples.size());
    synchronized (lock) {
      samples.forEach(sample -> pass(source, sample).ifPresent(readings::add));
      spool.append(readings);
    }
    return readings;
  }

  private Optional<Reading> pass(SourceSpec source, RawSample sample) {
    TagStream stream = streams.getOrDefault(source.id(), Map.of()).get(sample.tagName());
    if (stream == null) {
      // It was on its way when its tag was taken out of the configuration.
      losses.dropped(
          source.plantId(),
          source.id(),
          sample.tagName(),
          GapCause.CONFIG_CHANGE,
          RecordTime.of(sample));
      return Optional.empty();
    }
    if (sample.hasOverflow() && sample.origin() != ReadingOrigin.BACKFILL) {
      overflowed(source, stream, sample);
    }
    Normalized result = stream.accept(sample);
    counters.normalized(result);
    return switch (result) {
      case Normalized.Accepted(Reading reading, _) -> {
        learnFlag(source, reading);
        yield Optional.of(reading);
      }
      case Normalized.Dropped _ -> Optional.empty();
    };
  }

  /** A reading that is the flag of another tag's alarm says how that tag is. */
  private void learnFlag(SourceSpec source, Reading reading) {
    CompanionAlarms companions = flags.get(source.id());
    if (companions == null || !companions.areOf(source)) {
      companions = new CompanionAlarms(source);
      flags.put(source.id(), companions);
    }
    if (companions.isFlag(reading.tagName()) && reading.origin() != ReadingOrigin.BACKFILL) {
      Map<String, TagStream> ofSource = streams.getOrDefault(source.id(), Map.of());
      companions
          .saw(reading)
          .forEach((tag, state) ->
              Optional.ofNullable(ofSource.get(tag)).ifPresent(of -> of.learnAlarmState(state)));
    }
  }

  /** The server says that it dropped values between the last one it delivered and this one. */
  private void overflowed(SourceSpec source, TagStream stream, RawSample sample) {
    counters.happened(Happening.OVERFLOW);
    Instant to = RecordTime.of(sample);
    // The two may be of different clocks when one of them was wrong.
    Instant from = stream.last().map(RecordTime::of).filter(last -> last.isBefore(to)).orElse(to);
    losses.missed(source.plantId(), source.id(), sample.tagName(), GapCause.OVERFLOW, from, to);
  }

  /** Says of every tag whose time is over that its last value no longer counts; once each. */
  public int markStale(SourceSpec source, Instant lastHeard, Instant now) {
    List<Reading> stale = new ArrayList<>();
    synchronized (lock) {
      for (TagStream stream : streams.getOrDefault(source.id(), Map.of()).values()) {
        // Of a source that is back in part, some tags come.
        Instant sign = stream.lastSign(lastHeard);
        if (sign.plus(stream.tag().staleAfter()).isBefore(now)) {
          stream.stale(sign, now).ifPresent(stale::add);
        }
      }
      spool.append(stale);
    }
    return stale.size();
  }

  /**
   * Tells the last value of every quiet tag again whose time has come, and of every tag that waits
   * for its first one that it has none. While samples wait none is told: they may know better.
   */
  public int tellAgain(SourceSpec source, Instant now) {
    List<Reading> told = new ArrayList<>();
    synchronized (lock) {
      if (ring.size() > 0) {
        return 0;
      }
      for (TagStream stream : streams.getOrDefault(source.id(), Map.of()).values()) {
        stream.overdue(now).or(() -> stream.heartbeat(now)).ifPresent(told::add);
      }
      spool.append(told);
    }
    return told.size();
  }

  /** Takes the unit that the server gives for a tag. */
  public void learnUnit(SourceSpec source, String tagName, String unit) {
    synchronized (lock) {
      Optional.ofNullable(streams.getOrDefault(source.id(), Map.of()).get(tagName))
          .ifPresent(stream -> stream.learnUnit(unit));
    }
  }

  /** Takes what the server says that each number of an enumeration means. */
  public void learnTexts(SourceSpec source, String tagName, Map<BigInteger, String> texts) {
    synchronized (lock) {
      Optional.ofNullable(streams.getOrDefault(source.id(), Map.of()).get(tagName))
          .ifPresent(stream -> stream.learnTexts(texts));
    }
  }

  /**
   * Takes what the server's own alarms say of each tag; of a tag that is not named they say
   * nothing. A tag with flags of its own goes by those.
   */
  public void learnAlarmStates(SourceSpec source, Map<String, ScadaAlarmState> states) {
    synchronized (lock) {
      streams
          .getOrDefault(source.id(), Map.of())
          .forEach((tag, stream) -> {
            if (stream.tag().alarmTags().isEmpty()) {
              stream.learnAlarmState(states.get(tag));
            }
          });
    }
  }

  /** The last reading of a tag in order. */
  public Optional<Reading> last(SourceSpec source, String tagName) {
    synchronized (lock) {
      return Optional.ofNullable(streams.getOrDefault(source.id(), Map.of()).get(tagName))
          .flatMap(TagStream::last);
    }
  }

  /** How the last value of a tag counts now. */
  public Optional<Quality> quality(SourceSpec source, String tagName) {
    synchronized (lock) {
      return Optional.ofNullable(streams.getOrDefault(source.id(), Map.of()).get(tagName))
          .flatMap(TagStream::now);
    }
  }

  /** How many tags of the source have a last value of each quality. */
  public Map<Quality, Integer> tagsByQuality(SourceSpec source) {
    Map<Quality, Integer> counts = new EnumMap<>(Quality.class);
    synchronized (lock) {
      for (TagStream stream : streams.getOrDefault(source.id(), Map.of()).values()) {
        stream.now().ifPresent(quality -> counts.merge(quality, 1, Integer::sum));
      }
    }
    return counts;
  }

  /** How many tags of the source have a good last value; asked every second. */
  public int goodTags(SourceSpec source) {
    int good = 0;
    synchronized (lock) {
      for (TagStream stream : streams.getOrDefault(source.id(), Map.of()).values()) {
        good += stream.isGood() ? 1 : 0;
      }
    }
    return good;
  }
}

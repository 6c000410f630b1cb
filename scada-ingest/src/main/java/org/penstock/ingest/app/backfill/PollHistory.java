package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapRecovery;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.app.RecordGaps;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.Pace;
import org.penstock.ingest.domain.backfill.SeenValues;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.Watermarks;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.kit.id.IdSource;

/**
 * One poll of a source's history: for each tag from a little before its watermark up to the
 * present, less the time that its archive needs. What comes is the tag's live stream.
 */
@ApplicationScoped
public class PollHistory {

  private static final Logger LOG = Logger.getLogger(PollHistory.class);

  private final Watermarks watermarks;
  private final RecordGaps gaps;
  private final Historian historian;
  private final StreamReadings stream;
  private final Spool spool;
  private final IdSource ids;
  private final InstantSource clock;
  private final BackfillConfig config;
  private final Map<String, SeenValues> seen = new ConcurrentHashMap<>();

  PollHistory(
      Watermarks watermarks,
      RecordGaps gaps,
      Historian historian,
      StreamReadings stream,
      Spool spool,
      IdSource ids,
      InstantSource clock,
      IngestConfig config) {
    this.watermarks = watermarks;
    this.gaps = gaps;
    this.historian = historian;
    this.stream = stream;
    this.spool = spool;
    this.ids = ids;
    this.clock = clock;
    this.config = config.backfill();
  }

  /** Polls these tags; interrupted, the next poll goes on where this one was. */
  void run(SourceSpec source, List<TagSpec> tags) {
    Instant now = clock.instant().plus(historian.ahead(source));
    Map<Span, List<String>> together = new LinkedHashMap<>();
    for (TagSpec tag : tags) {
      together.computeIfAbsent(span(source, tag, now), _ -> new ArrayList<>()).add(tag.tagName());
    }
    try {
      for (Map.Entry<Span, List<String>> group : together.entrySet()) {
        read(source, group.getValue(), group.getKey());
      }
    } catch (InterruptedException e) {
      LOG.debugf("%s: the poll of its history goes on after the next start", source.id());
    }
  }

  /**
   * What to read of a tag.
   *
   * @param liveFrom the watermark: what is older was late, or is known already, and does not change
   *     what is current
   */
  private record Span(Window window, Instant liveFrom) {}

  /** By the server's clock: the archive has what that has reached, and the watermark is its. */
  private Span span(SourceSpec source, TagSpec tag, Instant now) {
    Collecting collecting = tag.collecting();
    Duration again = readAgain(collecting);
    Instant end = now.minus(collecting.lag());
    Optional<Instant> mark = watermarks.of(source.id(), tag.tagName());
    if (mark.isEmpty()) {
      // From the first attempt on nothing is left out, also when the archive is away just then.
      watermarks.reached(source.id(), List.of(tag.tagName()), end);
    }
    Instant begin = mark.filter(end::isAfter).orElse(end);
    Window whole = new Window(begin.minus(again), end);
    Duration longest = source.history().maxWindow();
    Window window = whole.newest(longest);
    if (begin.isBefore(window.from())) {
      skipped(source, tag, begin, window.from());
    }
    return new Span(window, mark.orElse(window.from()));
  }

  /** After a very long absence the oldest part is left out, and said. */
  private void skipped(SourceSpec source, TagSpec tag, Instant from, Instant to) {
    Instant now = clock.instant();
    gaps.tell(
        new Gap(
            ids.next().toString(),
            source.id(),
            source.plantId(),
            tag.tagName(),
            from,
            to,
            GapCause.DATA_LOST,
            GapRecovery.NOT_SUPPORTED,
            null,
            0,
            0,
            "its history was not polled for longer than max_window",
            now));
    watermarks.reached(source.id(), List.of(tag.tagName()), to);
  }

  private void read(SourceSpec source, List<String> tags, Span span) throws InterruptedException {
    Window window = span.window();
    Instant now = clock.instant();
    BackfillJob job =
        new BackfillJob(
            "poll",
            source.id(),
            tags,
            window,
            false,
            config.slice(),
            false,
            List.of(),
            null,
            now,
            JobState.RUNNING,
            "",
            now);
    JobProgress progress = new JobProgress(job, tags, List.of());
    HeldMarks marks = new HeldMarks(done -> reached(source, done, window), config.holdBack());
    new BackfillRun(source, progress, marks, new Around(source, span), config, clock).run();
    tags.forEach(tag -> forget(source, tag, window));
  }

  /** The next poll begins two periods before the watermark: what is older comes no more. */
  private void forget(SourceSpec source, String tagName, Window window) {
    Optional<TagSpec> tag = source.tag(tagName);
    if (tag.isEmpty()) {
      seen.remove(key(source, tagName));
      return;
    }
    Instant reached = watermarks.of(source.id(), tagName).orElse(window.from());
    seenOf(source, tagName).forgetBefore(reached.minus(readAgain(tag.get().collecting())));
  }

  private static Duration readAgain(Collecting collecting) {
    return collecting.publishing().multipliedBy(2);
  }

  /** Each piece that is read to the end moves the watermark: a long absence is read once. */
  private void reached(SourceSpec source, List<TagMark> marks, Window window) {
    Map<Instant, List<String>> byTime = new LinkedHashMap<>();
    for (TagMark mark : marks) {
      boolean isRead =
          mark.outcome() == TagMark.Outcome.DONE || mark.outcome() == TagMark.Outcome.GOING_ON;
      if (isRead && mark.slices() > 0 && mark.reached() == null) {
        Instant end = window.from().plus(config.slice().multipliedBy(mark.slices()));
        Instant time = end.isBefore(window.to()) ? end : window.to();
        byTime.computeIfAbsent(time, _ -> new ArrayList<>()).add(mark.tagName());
      }
    }
    byTime.forEach((time, tags) -> watermarks.reached(source.id(), tags, time));
  }

  private SeenValues seenOf(SourceSpec source, String tagName) {
    return seen.computeIfAbsent(key(source, tagName), _ -> new SeenValues());
  }

  private static String key(SourceSpec source, String tagName) {
    return source.id() + '/' + tagName;
  }

  /** How many values are remembered. */
  int remembered() {
    return seen.values().stream().mapToInt(SeenValues::size).sum();
  }

  /** The surroundings of one poll. */
  private final class Around implements BackfillRun.Surroundings {

    private final SourceSpec source;
    private final Span span;
    private final Turns turns;

    Around(SourceSpec source, Span span) {
      this.source = source;
      this.span = span;
      this.turns =
          new Turns(
              new Pace(config.callsPerSecond(), config.valuesPerSecond()),
              spool::size,
              config.pauseAboveWaiting(),
              clock,
              Turns::sleep);
    }

    @Override
    public Historian historian() {
      return historian;
    }

    @Override
    public Turns turns() {
      return turns;
    }

    @Override
    public List<Reading> pass(List<RawSample> samples) {
      if (samples.isEmpty()) {
        return List.of();
      }
      SeenValues known = seenOf(source, samples.getFirst().tagName());
      List<RawSample> fresh = known.fresh(samples);
      // Of a long absence not all is held: at most the piece in hand would be read again.
      known.forgetBefore(samples.getLast().time().minus(remember(samples.getFirst().tagName())));
      return stream.passNow(source, fresh.stream().map(this::dated).toList());
    }

    private Duration remember(String tagName) {
      Duration again =
          source
              .tag(tagName)
              .map(tag -> readAgain(tag.collecting()).multipliedBy(2))
              .orElse(Duration.ZERO);
      return again.compareTo(config.slice()) > 0 ? again : config.slice();
    }

    private RawSample dated(RawSample sample) {
      if (sample.time().isBefore(span.liveFrom())) {
        return sample;
      }
      return new RawSample(
          sample.tagName(),
          sample.value(),
          sample.statusCode(),
          sample.sourceTime(),
          sample.serverTime(),
          sample.receivedAt(),
          ReadingOrigin.LIVE);
    }

    @Override
    public List<Window> missing(String tagName) {
      return List.of(span.window());
    }

    @Override
    public void started() {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}

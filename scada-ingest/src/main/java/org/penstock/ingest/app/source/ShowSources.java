package org.penstock.ingest.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.app.TrackSources.SourceNow;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceControl;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SilenceLimits;
import org.penstock.ingest.domain.source.SourceSpec;

/** What is known of the sources now, for people and for the metrics. */
@ApplicationScoped
public class ShowSources {

  private final CurrentSources sources;
  private final TrackSources track;
  private final StreamReadings stream;
  private final SourceControl control;
  private final InstantSource clock;
  private final SilenceLimits limits;

  ShowSources(
      CurrentSources sources,
      TrackSources track,
      StreamReadings stream,
      SourceControl control,
      InstantSource clock,
      IngestConfig config) {
    this.sources = sources;
    this.track = track;
    this.stream = stream;
    this.control = control;
    this.clock = clock;
    this.limits = config.recovery().limits();
  }

  /**
   * A source.
   *
   * @param now its state; null before its first attempt
   * @param link its connection, while it has one
   * @param tags how many tags have a last value of that quality
   * @param isFlowing whether values come, judged by signs of life and not by the state
   * @param at when this was looked at
   */
  public record Shown(
      SourceSpec source,
      @Nullable SourceNow now,
      @Nullable SourceLink link,
      Map<Quality, Integer> tags,
      boolean isFlowing,
      Instant at) {

    /** Tags without any reading yet. */
    public int pending() {
      int known = tags.values().stream().mapToInt(Integer::intValue).sum();
      return source.tags().size() - known;
    }
  }

  /** Every source in the order of the configuration. */
  public List<Shown> all() {
    return sources.now().all().stream().map(this::shown).toList();
  }

  /** The source of that id. */
  public Optional<Shown> one(String sourceId) {
    return sources.now().byId(sourceId).map(this::shown);
  }

  private Shown shown(SourceSpec source) {
    Instant now = clock.instant();
    SourceLink link = control.link(source.id()).orElse(null);
    boolean isFlowing = link != null && link.isFlowing(limits, now);
    return new Shown(
        source,
        track.now(source.id()).orElse(null),
        link,
        stream.tagsByQuality(source),
        isFlowing,
        now);
  }
}

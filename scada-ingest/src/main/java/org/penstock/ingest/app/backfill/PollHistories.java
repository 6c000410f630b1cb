package org.penstock.ingest.app.backfill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penstock.ingest.config.BackfillConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Collects from archives that are no live servers: reads, once in each tag's period, what has come
 * into the history since the last time.
 */
@ApplicationScoped
public class PollHistories implements BackgroundWork {

  private record Round(String sourceId, Duration period) {}

  private final CurrentSources sources;
  private final PollHistory poll;
  private final InstantSource clock;
  private final BackfillConfig config;
  private final SourceThreads threads;
  private final Map<Round, Instant> next = new HashMap<>();

  PollHistories(
      CurrentSources sources, PollHistory poll, InstantSource clock, IngestConfig config) {
    this.sources = sources;
    this.poll = poll;
    this.clock = clock;
    this.config = config.backfill();
    this.threads = new SourceThreads("history poll", clock);
  }

  @Override
  public String name() {
    return "history poll";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    try {
      do {
        sources.now().all().forEach(this::pollWhatIsDue);
      } while (!stop.await(config.look()));
    } finally {
      threads.stop();
    }
  }

  private void pollWhatIsDue(SourceSpec source) {
    if (threads.isBusy(source.id())) {
      return;
    }
    Instant now = clock.instant();
    List<TagSpec> due =
        source.tags().stream()
            .filter(tag -> tag.collecting().mode() == Collecting.Mode.HISTORY_POLL)
            .filter(tag -> !now.isBefore(next.getOrDefault(round(source, tag), Instant.MIN)))
            .toList();
    if (!due.isEmpty()) {
      due.forEach(tag -> next.put(round(source, tag), now.plus(tag.collecting().publishing())));
      threads.start(source.id(), () -> poll.run(source, due));
    }
  }

  private static Round round(SourceSpec source, TagSpec tag) {
    return new Round(source.id(), tag.collecting().publishing());
  }
}

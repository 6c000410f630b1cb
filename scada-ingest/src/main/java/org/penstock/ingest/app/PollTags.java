package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** Reads tags now, and publishes what they hold as {@code origin=poll}. */
@ApplicationScoped
public class PollTags {

  private final CurrentSources sources;
  private final ScadaServers servers;
  private final StreamReadings stream;

  PollTags(CurrentSources sources, ScadaServers servers, StreamReadings stream) {
    this.sources = sources;
    this.servers = servers;
    this.stream = stream;
  }

  /** What came of it. */
  public sealed interface Polled {

    /**
     * At least one source answered.
     *
     * @param away why the others did not, by source
     */
    record Answered(List<Reading> readings, Map<String, String> away) implements Polled {}

    /** Some names are none of a tag. */
    record UnknownTags(List<String> names) implements Polled {}

    /** No source answered, and why, by source. */
    record AllAway(Map<String, String> reasons) implements Polled {}
  }

  /** Reads the tags of those names; every tag when there is no name. */
  public Polled poll(List<String> names) {
    List<String> unknown =
        names.stream().filter(name -> sources.now().ofTag(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return new Polled.UnknownTags(unknown);
    }
    List<Reading> readings = new ArrayList<>();
    Map<String, String> away = new LinkedHashMap<>();
    for (SourceSpec source : sources.now().all()) {
      List<TagSpec> tags =
          source.tags().stream()
              .filter(tag -> names.isEmpty() || names.contains(tag.tagName()))
              .toList();
      if (!tags.isEmpty()) {
        poll(source, tags, readings, away);
      }
    }
    return readings.isEmpty() ? new Polled.AllAway(away) : new Polled.Answered(readings, away);
  }

  private void poll(
      SourceSpec source, List<TagSpec> tags, List<Reading> readings, Map<String, String> away) {
    switch (servers.read(source, tags)) {
      case ScadaServers.PollAnswer.Samples answer ->
          readings.addAll(stream.passNow(source, answer.samples()));
      case ScadaServers.PollAnswer.Away(String reason) -> away.put(source.id(), reason);
    }
  }
}

package org.penstock.ingest.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.penstock.event.PlantJson;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.Watermarks;

/** The watermarks in one journal: a line for each poll, not for each tag. */
@ApplicationScoped
class WatermarkFile implements Watermarks {

  private static final Logger LOG = Logger.getLogger(WatermarkFile.class);

  /** The journal is written anew when it holds so many lines more than it needs. */
  private static final int SPARE_LINES = 2_000;

  private record Key(String sourceId, String tagName) {}

  /** A line of the journal. */
  record Line(String sourceId, List<String> tags, Instant time) {}

  private final ObjectMapper json = PlantJson.newMapper();
  private final Map<Key, Instant> reached = new LinkedHashMap<>();
  private final Journal journal;
  private int spare;
  private boolean hasFailed;

  WatermarkFile(IngestConfig config) {
    this.journal = new Journal(config.dataFolder().resolve("watermarks.journal"));
    try {
      List<String> lines = new ArrayList<>();
      journal.read(lines::add);
      for (String line : lines) {
        take(json.readValue(line, Line.class));
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private void take(Line line) {
    line.tags().forEach(tag -> reached.put(new Key(line.sourceId(), tag), line.time()));
  }

  @Override
  public synchronized Optional<Instant> of(String sourceId, String tagName) {
    return Optional.ofNullable(reached.get(new Key(sourceId, tagName)));
  }

  @Override
  public synchronized void reached(String sourceId, Collection<String> tagNames, Instant time) {
    Line line = new Line(sourceId, List.copyOf(tagNames), time);
    take(line);
    try {
      journal.append(List.of(json.writeValueAsString(line)), false);
      hasFailed = false;
      spare++;
      if (spare > SPARE_LINES) {
        spare = 0;
        journal.replace(lines());
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  private List<String> lines() throws JsonProcessingException {
    Map<String, Map<Instant, List<String>>> grouped = new LinkedHashMap<>();
    reached.forEach((key, time) ->
        grouped
            .computeIfAbsent(key.sourceId(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(time, _ -> new ArrayList<>())
            .add(key.tagName()));
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Map<Instant, List<String>>> source : grouped.entrySet()) {
      for (Map.Entry<Instant, List<String>> tags : source.getValue().entrySet()) {
        lines.add(
            json.writeValueAsString(new Line(source.getKey(), tags.getValue(), tags.getKey())));
      }
    }
    return lines;
  }

  private void failed(IOException e) {
    if (!hasFailed) {
      LOG.errorf("watermarks of polled histories are kept in memory only: %s", e.getMessage());
      hasFailed = true;
    }
  }

  @PreDestroy
  synchronized void close() {
    journal.close();
  }
}

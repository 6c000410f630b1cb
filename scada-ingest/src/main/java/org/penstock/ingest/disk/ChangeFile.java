package org.penstock.ingest.disk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.ChangeJournal;

/** Changes in {@code source-changes.jsonl}. */
@ApplicationScoped
class ChangeFile implements ChangeJournal {

  private final ForwardedLines<Change> lines;

  ChangeFile(IngestConfig config, ObjectMapper json) {
    this.lines =
        new ForwardedLines<>(config.dataFolder(), "source-changes", Change.class, Change::id, json);
  }

  @Override
  public void append(Change change) {
    lines.append(change);
  }

  @Override
  public List<Change> pending() {
    return lines.pending();
  }

  @Override
  public void forwarded(List<Change> changes) {
    lines.forwarded(changes);
  }
}

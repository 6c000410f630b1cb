package org.penstock.ingest.disk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Gap;
import org.penstock.event.PlantJson;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.GapBook.Entry;
import org.penstock.ingest.domain.backfill.TagMark;

/** An entry of the ledger as JSON: one of the three, with the job's id for a mark. */
record LedgerLine(
    @Nullable Gap gap, @Nullable BackfillJob job, @Nullable String jobId, @Nullable TagMark mark) {

  private static final Logger LOG = Logger.getLogger(LedgerLine.class);
  private static final ObjectMapper JSON = PlantJson.newMapper();

  static String text(Entry entry) {
    LedgerLine line =
        switch (entry) {
          case Entry.OfGap(Gap gap) -> new LedgerLine(gap, null, null, null);
          case Entry.OfJob(BackfillJob job) -> new LedgerLine(null, job, null, null);
          case Entry.OfMark(String job, TagMark mark) -> new LedgerLine(null, null, job, mark);
        };
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry of the ledger has no JSON", e);
    }
  }

  /** The entry; empty for a line of a release that knew other things. */
  static Optional<Entry> entry(String text) {
    try {
      LedgerLine line = JSON.readValue(text, LedgerLine.class);
      if (line.gap != null) {
        return Optional.of(new Entry.OfGap(line.gap));
      }
      if (line.job != null) {
        return Optional.of(new Entry.OfJob(line.job));
      }
      return line.jobId == null || line.mark == null
          ? Optional.empty()
          : Optional.of(new Entry.OfMark(line.jobId, line.mark));
    } catch (JsonProcessingException e) {
      LOG.warnf("a line of the gap ledger is not read: %s", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}

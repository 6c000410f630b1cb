package org.penstock.ingest.domain.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.ingest.domain.source.Sources;

/** The one place where the configuration of the sources stands. */
public interface SourcesFile {

  /** Looks whether it was changed from outside, and goes over to it. */
  Optional<Replaced> reload();

  /** What is written there. */
  Written written();

  /**
   * Writes another text in its place, all at once; the replaced one is kept beside it.
   *
   * @param ifRevision the revision that the change was made from
   */
  Outcome write(Written changed, long ifRevision);

  /** Which of these tags could not be used beside these sources, by number from 1, and why. */
  Map<Integer, String> judge(List<Map<String, Object>> sources, List<Map<String, Object>> tags);

  /** What the rows would mean; nothing is written. */
  Sources preview(Written changed);

  /** One configuration in place of another. */
  record Replaced(Sources before, Sources after) {}

  /**
   * The rows as they stand, each with its fields.
   *
   * @param revision which text it is
   */
  record Written(List<Map<String, Object>> sources, List<Map<String, Object>> tags, long revision) {

    public Written {
      sources = List.copyOf(sources);
      tags = List.copyOf(tags);
    }
  }

  /** What became of a change. */
  sealed interface Outcome {

    /** It is in force. */
    record Done(Replaced replaced) implements Outcome {}

    /** Somebody was faster. */
    record Outdated(long revision) implements Outcome {}

    /** The file cannot be written, and why. */
    record ReadOnly(String reason) implements Outcome {}
  }
}

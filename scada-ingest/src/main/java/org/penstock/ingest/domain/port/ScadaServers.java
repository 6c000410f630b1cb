package org.penstock.ingest.domain.port;

import java.util.List;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.SourceChanges;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** What can be asked of the servers beside the running subscriptions. */
public interface ScadaServers {

  /** Reads tags of the source now, over the session it has. */
  PollAnswer read(SourceSpec source, List<TagSpec> tags);

  /** Goes over to other sources and tags. */
  void change(SourceChanges changes);

  /** Tries the connection step by step, over a session of its own; never throws. */
  ConnectionTest test(SourceSpec source);

  /** The answer to a read. */
  sealed interface PollAnswer {

    /** One sample for each tag, in the order asked. */
    record Samples(List<RawSample> samples) implements PollAnswer {

      public Samples {
        samples = List.copyOf(samples);
      }
    }

    /** The source cannot be asked now. */
    record Away(String reason) implements PollAnswer {}
  }
}

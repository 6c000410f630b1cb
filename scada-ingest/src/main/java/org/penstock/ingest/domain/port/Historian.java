package org.penstock.ingest.domain.port;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** The histories that the servers keep, asked over the sessions that they have with us. */
public interface Historian {

  /** Reads one page of each tag; waits no longer than the question allows. Interruptible. */
  Answer read(SourceSpec source, Question question) throws InterruptedException;

  /** How far the clock of the source's server is ahead of ours, as far as it is known. */
  Duration ahead(SourceSpec source);

  /** Tells the server that these pages will not be turned; does not wait for it. */
  void release(SourceSpec source, List<Asked> abandoned);

  /**
   * What to read.
   *
   * @param window its start is included, its end is not (OPC 10000-11, 6.5.3)
   * @param valuesOfEach most values of each tag in this page
   */
  record Question(List<Asked> tags, Window window, int valuesOfEach, Duration limit) {

    public Question {
      tags = List.copyOf(tags);
    }
  }

  /**
   * A tag, and where its next page begins.
   *
   * @param next null for the first page
   */
  record Asked(TagSpec tag, @Nullable Continuation next) {}

  /** The server's own mark of where the next page begins. */
  interface Continuation {}

  /** The answer. */
  sealed interface Answer {

    /** One page for each tag that was asked. */
    record Pages(List<Page> pages) implements Answer {

      public Pages {
        pages = List.copyOf(pages);
      }
    }

    /** Too much at once, or too slow for the limit: less may succeed. */
    record TooMuch(String reason) implements Answer {}

    /** The server answers, but not this: it may another time. */
    record Failed(String reason) implements Answer {}

    /** The source cannot be asked now. */
    record Away(String reason) implements Answer {}
  }

  /** What the server says of one tag. */
  sealed interface Page {

    /**
     * Values, oldest first.
     *
     * @param next null when these were the last
     */
    record Values(TagSpec tag, List<RawSample> samples, @Nullable Continuation next)
        implements Page {

      public Values {
        samples = List.copyOf(samples);
      }
    }

    /** It keeps none, or does not let us read it. */
    record NoHistory(TagSpec tag, String reason) implements Page {}

    /** It does not know the node. */
    record UnknownNode(TagSpec tag, String reason) implements Page {}

    /** It failed this time. */
    record Failed(TagSpec tag, String reason) implements Page {}
  }
}

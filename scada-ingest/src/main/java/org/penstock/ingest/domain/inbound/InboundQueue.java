package org.penstock.ingest.domain.inbound;

import java.time.Instant;
import java.util.List;
import org.penstock.event.Reading;

/** What is kept of the other plant systems that send readings. */
public interface InboundQueue {

  /** The source's state, locked until the end of the transaction; {@code fresh} for a new one. */
  State lock(String sourceId, TokenBucket fresh);

  /** Keeps the source's state. */
  void save(String sourceId, State state);

  /** Puts readings behind those of the source that wait already. */
  void hold(String sourceId, List<Reading> readings);

  /** Takes the source's first waiting readings out. */
  List<Reading> release(String sourceId, int most);

  /** The sources of which readings wait. */
  List<String> waiting();

  /** Moves the tag's newest time on; false when there was a newer one. */
  boolean advance(String tagName, Instant timestamp);

  /**
   * How a source stands.
   *
   * @param held how many of its readings wait
   */
  record State(TokenBucket bucket, int held) {}
}

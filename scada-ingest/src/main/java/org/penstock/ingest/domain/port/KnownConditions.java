package org.penstock.ingest.domain.port;

import java.util.List;
import java.util.Set;
import org.penstock.event.ScadaAlarmEvent;

/** The conditions of each source, kept over the end of the service. */
public interface KnownConditions {

  /** The sources of which something is kept, also those that are configured no more. */
  Set<String> sources();

  /** What the earlier run left. */
  Kept load(String sourceId);

  /** Keeps what is known now; on the disk when this returns, or said why not. */
  void save(String sourceId, Kept kept);

  /**
   * What is kept of a source.
   *
   * @param last the last event of each condition
   * @param beingTold events that the broker did not have yet when this was written
   */
  record Kept(List<ScadaAlarmEvent> last, List<ScadaAlarmEvent> beingTold) {

    /** Nothing is known. */
    public static final Kept NOTHING = new Kept(List.of(), List.of());

    public Kept {
      last = List.copyOf(last);
      beingTold = List.copyOf(beingTold);
    }
  }
}

package org.penstock.ingest.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.event.Actor;
import org.penstock.ingest.app.change.KeepChanges;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;
import org.penstock.ingest.domain.link.SourceControl;
import org.penstock.ingest.domain.port.CurrentSources;

/** Passes on what a person orders of a source, and keeps who it was. */
@ApplicationScoped
public class OrderSources {

  private final CurrentSources sources;
  private final SourceControl control;
  private final KeepChanges changes;

  OrderSources(CurrentSources sources, SourceControl control, KeepChanges changes) {
    this.sources = sources;
    this.control = control;
    this.changes = changes;
  }

  /** An order. */
  public enum Order {
    RESTART,
    PAUSE,
    RESUME
  }

  /** Whether there is such a source; then the order is on its way. */
  public boolean give(Order order, String sourceId, Actor actor) {
    if (sources.now().byId(sourceId).isEmpty()) {
      return false;
    }
    Change kept = changes.keep(new Draft(actor, act(order), sourceId, "ordered"));
    boolean isGiven =
        switch (order) {
          case RESTART -> control.restart(sourceId);
          case PAUSE -> control.pause(sourceId);
          case RESUME -> control.resume(sourceId);
        };
    if (!isGiven) {
      changes.notDone(kept, "the source was removed meanwhile");
    }
    return isGiven;
  }

  private static Act act(Order order) {
    return switch (order) {
      case RESTART -> Act.RESTARTED;
      case PAUSE -> Act.PAUSED;
      case RESUME -> Act.RESUMED;
    };
  }
}

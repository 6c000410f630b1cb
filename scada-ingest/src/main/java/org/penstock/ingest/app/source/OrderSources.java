package org.penstock.ingest.app.source;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.penstock.ingest.domain.link.SourceControl;

/** Passes on what a person orders of a source, and keeps in the log who it was. */
@ApplicationScoped
public class OrderSources {

  private static final Logger LOG = Logger.getLogger(OrderSources.class);

  private final SourceControl control;

  OrderSources(SourceControl control) {
    this.control = control;
  }

  /** An order, as it stands in the log. */
  public enum Order {
    RESTART,
    PAUSE,
    RESUME
  }

  /** Whether there is such a source; then the order is on its way. */
  public boolean give(Order order, String sourceId, String who) {
    boolean isKnown =
        switch (order) {
          case RESTART -> control.restart(sourceId);
          case PAUSE -> control.pause(sourceId);
          case RESUME -> control.resume(sourceId);
        };
    LOG.infof(
        "audit: %s ordered %s of source %s%s",
        who, order, sourceId, isKnown ? "" : ", which there is not");
    return isKnown;
  }
}

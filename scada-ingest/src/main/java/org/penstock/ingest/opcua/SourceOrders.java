package org.penstock.ingest.opcua;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceSpec;

/** What a person wants of a source: asked for on a request's thread, done by the supervisor. */
final class SourceOrders {

  /** The person's word. */
  enum Order {
    /** Look after the source. */
    RUN,
    /** Leave the connection and make another one. */
    RESTART,
    /** Leave the connection and wait. */
    PAUSE
  }

  private final AtomicReference<Order> order = new AtomicReference<>(Order.RUN);

  private volatile @Nullable SourceSpec configured;

  /** The source has other tags. */
  void configure(SourceSpec source) {
    configured = source;
  }

  /** The source as it is configured last. */
  SourceSpec source(SourceSpec atFirst) {
    SourceSpec changed = configured;
    return changed == null ? atFirst : changed;
  }

  void restart() {
    order.set(Order.RESTART);
  }

  /** A restart that nobody ordered by name: it ends no pause. */
  void reconnect() {
    order.compareAndSet(Order.RUN, Order.RESTART);
  }

  void pause() {
    order.set(Order.PAUSE);
  }

  /** Ends a pause. */
  void resume() {
    order.compareAndSet(Order.PAUSE, Order.RUN);
  }

  boolean isPause() {
    return order.get() == Order.PAUSE;
  }

  /** Whether the connection is to be left. */
  boolean isToLeave() {
    return order.get() != Order.RUN;
  }

  /** Whether a new connection was ordered; the order is done with this. */
  boolean takeRestart() {
    return order.compareAndSet(Order.RESTART, Order.RUN);
  }
}

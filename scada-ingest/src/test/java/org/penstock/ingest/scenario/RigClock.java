package org.penstock.ingest.scenario;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The service's clock: the machine's, until a scenario holds it at a time. */
public final class RigClock implements InstantSource {

  private volatile @Nullable Instant held;

  /** Stands still at that time from now on. */
  public void hold(Instant time) {
    held = time;
  }

  @Override
  public Instant instant() {
    Instant time = held;
    return time == null ? Instant.now() : time;
  }
}

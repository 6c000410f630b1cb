package org.penstock.plant.cmms.fault;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fault that is switched on, and for how many requests more. */
public final class Faults {
  /** A fault that befalls one request. */
  public record Fault(FaultMode mode, Duration delay) {}

  private @Nullable Fault current;
  private int remaining;

  /** Switches a fault on for a number of requests. */
  public synchronized void set(FaultMode mode, int count, Duration delay) {
    current = new Fault(mode, delay);
    remaining = count;
  }

  /** Switches every fault off. */
  public synchronized void clear() {
    current = null;
  }

  /** The fault that befalls a request of this scope; asking uses it up. */
  public synchronized Optional<Fault> strike(FaultMode.Scope scope) {
    Fault fault = current;
    if (fault == null || fault.mode().scope() != scope) {
      return Optional.empty();
    }
    remaining--;
    if (remaining <= 0) {
      current = null;
    }
    return Optional.of(fault);
  }

  /** What is switched on, for a person who looks. */
  public synchronized String describe() {
    Fault fault = current;
    return fault == null ? "none" : fault.mode().wireName() + " x" + remaining;
  }
}

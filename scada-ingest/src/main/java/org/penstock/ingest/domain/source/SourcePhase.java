package org.penstock.ingest.domain.source;

import org.penstock.event.SourceState;

/**
 * Where a source is between stopped and running. The supervisor gives signs, this says what follows
 * from each; a sign that means nothing in a phase leaves it as it is.
 */
public enum SourcePhase {
  /** Nobody looks after it. */
  STOPPED(SourceState.STOPPED),
  /** A person has taken it out; nothing but a person brings it back. */
  PAUSED(SourceState.PAUSED),
  CONNECTING(SourceState.CONNECTING),
  UNREACHABLE(SourceState.UNREACHABLE),
  CERT_UNTRUSTED(SourceState.CERT_UNTRUSTED),
  AUTH_FAILED(SourceState.AUTH_FAILED),
  INCOMPATIBLE_SECURITY(SourceState.INCOMPATIBLE_SECURITY),
  /** There is a session. */
  CONNECTED(SourceState.CONNECTING),
  /** Namespaces, limits and units are being read. */
  RESOLVING(SourceState.CONNECTING),
  SUBSCRIBING(SourceState.CONNECTING),
  RUNNING(SourceState.RUNNING),
  /** Values come, but not of every tag, or from a server that says that it is not well. */
  DEGRADED(SourceState.DEGRADED),
  /** There is a session, but no sign of life of a subscription. */
  STALLED(SourceState.STALLED),
  /** Something that was there is being made again. */
  RECOVERING(SourceState.RECOVERING);

  private final SourceState published;

  SourcePhase(SourceState published) {
    this.published = published;
  }

  /** What consumers see of it. */
  public SourceState published() {
    return published;
  }

  /** Whether values are expected to come. */
  public boolean isLive() {
    return this == RUNNING || this == DEGRADED;
  }

  /** Whether only a person, or the start of the service, changes it. */
  public boolean isOut() {
    return this == STOPPED || this == PAUSED;
  }

  /** The phase after this sign. */
  public SourcePhase after(SourceSign sign) {
    return switch (sign) {
      case SourceSign.Stop _ -> STOPPED;
      case SourceSign.Pause _ -> PAUSED;
      case SourceSign.Attempt _ -> afterAttempt();
      case SourceSign.SessionOpened _ -> isOut() ? this : CONNECTED;
      case SourceSign.Resolving _ -> this == CONNECTED ? RESOLVING : this;
      case SourceSign.Subscribing _ -> hasNewSession() ? SUBSCRIBING : this;
      case SourceSign.Delivers(boolean whole) -> isOut() ? this : delivering(whole);
      case SourceSign.Failed(SourceFault fault) -> isOut() ? this : fault.phase();
    };
  }

  /** A repeated attempt says nothing new about a source whose trouble is known. */
  private SourcePhase afterAttempt() {
    return switch (this) {
      case STOPPED, PAUSED, CONNECTING -> CONNECTING;
      case UNREACHABLE, CERT_UNTRUSTED, AUTH_FAILED, INCOMPATIBLE_SECURITY -> this;
      case CONNECTED, RESOLVING, SUBSCRIBING, RUNNING, DEGRADED, STALLED, RECOVERING -> RECOVERING;
    };
  }

  private static SourcePhase delivering(boolean whole) {
    return whole ? RUNNING : DEGRADED;
  }

  private boolean hasNewSession() {
    return this == CONNECTED || this == RESOLVING;
  }
}

package org.penstock.alert.domain.state;

import org.penstock.event.AlarmBaseState;

/** Where an alarm stands in both regions. */
public record Standing(AlarmState base, Overlay overlay) {

  /** Normal, and nothing laid over it. */
  public static final Standing NORMAL = new Standing(AlarmState.Normal.NORMAL, Overlay.None.NONE);

  /** The state to show: the overlay where there is one, else the base state. */
  public String shown() {
    return isOverlaid() ? overlay.symbol().name() : base.base().name();
  }

  /** Whether something keeps it from being annunciated. */
  public boolean isOverlaid() {
    return !(overlay instanceof Overlay.None);
  }

  /** Whether the process is abnormal, as far as the base state tells. */
  public boolean isActive() {
    return base.base() == AlarmBaseState.UNACK || base.base() == AlarmBaseState.ACKED;
  }

  /** The same with another base state. */
  public Standing with(AlarmState next) {
    return new Standing(next, overlay);
  }

  Standing under(Overlay next) {
    return new Standing(base, next);
  }
}

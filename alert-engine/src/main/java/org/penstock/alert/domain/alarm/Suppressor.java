package org.penstock.alert.domain.alarm;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * One reason why the plant's design suppresses an alarm.
 *
 * @param by the parent's alarm id, the SCADA condition, what the mode's expression says, or how
 *     SCADA has put it aside
 */
public record Suppressor(Kind kind, String by) implements Comparable<Suppressor> {

  private static final Comparator<Suppressor> ORDER =
      Comparator.comparing(Suppressor::kind).thenComparing(Suppressor::by);

  /** Where the reason lies. */
  public enum Kind {
    PARENT,
    MODE,
    COVERED_BY,
    CHATTER,
    /** The SCADA system itself has put aside what it reports. */
    SCADA;

    /** What the values and alarms of the area decide, at every look. */
    public static final Set<Kind> OF_THE_PLANT = EnumSet.of(PARENT, MODE);
  }

  /** Such as {@code PARENT plc-3-comms@PLC-3}. */
  public String text() {
    return by.isEmpty() ? kind.name() : kind + " " + by;
  }

  @Override
  public int compareTo(Suppressor other) {
    return ORDER.compare(this, other);
  }
}

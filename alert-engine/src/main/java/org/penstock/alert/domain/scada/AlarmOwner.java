package org.penstock.alert.domain.scada;

import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmOrigin;

/** Whose alarms of a tag count. */
public enum AlarmOwner {
  /** Those of our rules; what SCADA says is evidence only. */
  ENGINE,
  /** Those of the SCADA system. */
  SCADA,
  /** Both; {@code covers} of a rule keeps the same alarm from being shown twice. */
  BOTH;

  /** What a tag says; one that says nothing, or something else, loses no alarm. */
  public static AlarmOwner of(@Nullable AlarmOrigin said) {
    return said == null
        ? BOTH
        : switch (said) {
          case ENGINE -> ENGINE;
          case SCADA -> SCADA;
          case SYSTEM, UNKNOWN -> BOTH;
        };
  }
}

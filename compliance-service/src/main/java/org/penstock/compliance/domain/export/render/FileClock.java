package org.penstock.compliance.domain.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.penstock.compliance.domain.export.profile.ExportProfile.ExportClock;
import org.penstock.compliance.domain.slot.PlantTime;

/** The clock that a file's times are read on. */
record FileClock(ExportClock clock, PlantTime plant) {

  LocalDateTime at(Instant instant) {
    return switch (clock) {
      case STANDARD -> plant.standard(instant);
      case UTC -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    };
  }

  LocalDate dayOf(Instant instant) {
    return at(instant).toLocalDate();
  }

  /** Such as {@code -06:00}. */
  String offset(Instant instant) {
    ZoneOffset offset =
        switch (clock) {
          case STANDARD -> plant.standardOffset(instant);
          case UTC -> ZoneOffset.UTC;
        };
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }
}

package org.penstock.cmms.connector.sap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Dates and times as OData V2 writes them in JSON: {@code Edm.DateTime} and {@code Edm.Time}. */
final class SapTime {

  private final ZoneId zone;

  SapTime(ZoneId zone) {
    this.zone = zone;
  }

  /** The day in the plant's zone, such as {@code /Date(1763856000000)/}. */
  String date(Instant at) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return "/Date(" + day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + ")/";
  }

  /** The time of day in the plant's zone, such as {@code PT15H51M04S}. */
  String time(Instant at) {
    LocalTime time = at.atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    return "PT%02dH%02dM%02dS".formatted(time.getHour(), time.getMinute(), time.getSecond());
  }
}

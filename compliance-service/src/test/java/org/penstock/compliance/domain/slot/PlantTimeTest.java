package org.penstock.compliance.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PlantTimeTest {

  private static final PlantTime CHICAGO = new PlantTime(ZoneId.of("America/Chicago"));
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Test
  void aRegionKeepsStandardTimeInSummer() {
    assertThat(CHICAGO.standard(Instant.parse("2025-07-01T18:00:00Z")))
        .isEqualTo(LocalDateTime.parse("2025-07-01T12:00"));
  }

  @Test
  void everyOperatingDayHasTheSameNumberOfSlotsAlsoWhenClocksChange() {
    for (String day : new String[] {"2025-03-09", "2025-06-01", "2025-11-02"}) {
      LocalDate date = LocalDate.parse(day);
      Instant start = CHICAGO.startOf(date);
      Instant end = CHICAGO.startOf(date.plusDays(1));

      assertThat(PlantTime.endedSlots(start, end, QUARTER, end.plusSeconds(1))).isEqualTo(96);
      assertThat(CHICAGO.operatingDay(start)).isEqualTo(date);
      assertThat(CHICAGO.operatingDay(end.minusMillis(1))).isEqualTo(date);
    }
  }

  @Test
  void onlySlotsThatHaveEndedAreExpected() {
    Instant start = Instant.parse("2026-01-01T06:00:00Z");
    Instant end = Instant.parse("2026-01-02T06:00:00Z");

    assertThat(PlantTime.endedSlots(start, end, QUARTER, start.plusSeconds(1_799))).isEqualTo(1);
    assertThat(PlantTime.endedSlots(start, end, QUARTER, start.minusSeconds(60))).isZero();
  }

  @Test
  void slotsStartAtWholeTimesOfThePlantAlsoWithAHalfHourOffset() {
    PlantTime kolkata = new PlantTime(ZoneId.of("+05:30"));

    Instant start = kolkata.slotStart(Instant.parse("2026-01-01T06:44:59Z"), Duration.ofHours(1));

    assertThat(start).isEqualTo(Instant.parse("2026-01-01T06:30:00Z"));
  }

  @Test
  void aSlotStartIsItsOwnSlotStartAlsoBeforeTheEpoch() {
    Instant start = CHICAGO.slotStart(Instant.parse("1969-07-20T20:17:40Z"), QUARTER);

    assertThat(start).isEqualTo(Instant.parse("1969-07-20T20:15:00Z"));
    assertThat(CHICAGO.slotStart(start, QUARTER)).isEqualTo(start);
  }
}

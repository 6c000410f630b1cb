package org.penstock.alert.domain.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-11T00:00:00Z");

  @Test
  void aMonthRunsBetweenThePlantsOwnMidnights() {
    Period march = Period.of(YearMonth.of(2026, 3), ZoneId.of("America/Chicago"));
    assertThat(march.from()).isEqualTo("2026-03-01T06:00:00Z");
    // Daylight saving has begun meanwhile: an hour less.
    assertThat(march.to()).isEqualTo("2026-04-01T05:00:00Z");
    assertThat(march.length()).isEqualTo(Duration.ofDays(31).minusHours(1));
  }

  @Test
  void whatIsStillToComeDoesNotThinOutARate() {
    Period period = new Period(BEGIN, END);
    assertThat(period.days()).isEqualTo(10);
    assertThat(period.upTo(BEGIN.plus(Duration.ofDays(4))).days()).isEqualTo(4);
    assertThat(period.upTo(END.plusSeconds(1))).isEqualTo(period);
    assertThat(period.upTo(BEGIN)).isEqualTo(period);
  }

  @Test
  void aPeriodEndsAfterItBegins() {
    assertThatThrownBy(() -> new Period(END, BEGIN)).hasMessageContaining("must end after");
    assertThatThrownBy(() -> new Period(END, END)).hasMessageContaining("must end after");
  }
}

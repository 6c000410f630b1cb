package org.penstock.ingest.domain.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.trust.ClockSkew;

class ArrivalsTest {

  private static final long WAITING_FOR_INITIAL_DATA = 0x80320000L;

  private final Arrivals arrivals = new Arrivals(Duration.ofSeconds(1), NOON);
  private ClockSkew skew = ClockSkew.NONE;

  private static Instant at(double second) {
    return NOON.plusMillis(Math.round(second * 1_000));
  }

  private static RawSample sample(long status, @Nullable Instant time, ReadingOrigin origin) {
    return new RawSample("a", new RawValue.Real(1), status, time, time, NOON, origin);
  }

  private void receive(double at, double... sampledAt) {
    List<RawSample> samples = new ArrayList<>();
    for (double second : sampledAt) {
      samples.add(sample(0, at(second).plus(skew.ahead()), ReadingOrigin.LIVE));
    }
    arrivals.received(at(at), samples);
  }

  private void begin(double at, long status) {
    arrivals.received(at(at), List.of(sample(status, at(-90_000), ReadingOrigin.INITIAL)));
  }

  private Instant safe() {
    return arrivals.safe(skew);
  }

  @Test
  void aKeepAliveSaysThatNothingWaits() {
    receive(10, 9.1);
    arrivals.keptAlive(at(15));
    assertThat(safe()).isEqualTo(at(14));
  }

  @Test
  void inTheSteadyStateItIsAMomentAgo() {
    for (int second = 1; second <= 10; second++) {
      receive(second, second - 0.9, second - 0.5, second - 0.1);
    }
    assertThat(safe()).isBetween(at(7), at(9));
  }

  @Test
  void whileQueuedValuesArriveItIsTheOldestOfThem() {
    receive(10, 9.5);
    assertThat(safe()).isEqualTo(at(9));
    receive(50, 10, 20, 30, 40, 49);
    receive(50.2, 11, 12, 13);
    receive(50.4, 48);
    assertThat(safe()).isBetween(at(9), at(10));
  }

  @Test
  void whenOnlyYoungValuesArriveTheQueuesAreDrained() {
    receive(50, 10, 49);
    for (double second = 51; second <= 54; second += 1) {
      receive(second, second - 0.5);
    }
    assertThat(safe()).isAfter(at(50));
  }

  @Test
  void aNotificationAfterALongSilenceIsJudgedByItself() {
    receive(10, 9.5);
    receive(60, 59.5);
    assertThat(safe()).isEqualTo(at(59));
  }

  @Test
  void itNeverGoesBack() {
    arrivals.keptAlive(at(20));
    assertThat(safe()).isEqualTo(at(19));
    receive(21, 3);
    assertThat(safe()).isAfterOrEqualTo(at(19));
  }

  @Test
  void valuesThatAreOlderThanWhatIsSafeDoNotHoldItBack() {
    arrivals.keptAlive(at(20));
    safe();
    for (int second = 21; second <= 60; second++) {
      receive(second, -3_600);
    }
    assertThat(safe()).isEqualTo(at(59));
  }

  @Test
  void theServersTimeIsComparedByTheServersClock() {
    skew = new ClockSkew(Duration.ofMinutes(-10), Duration.ZERO);
    receive(10, 9.5);
    assertThat(safe()).isEqualTo(at(9));
    receive(50, 10, 49);
    assertThat(safe()).isBetween(at(9), at(10));
    arrivals.keptAlive(at(55));
    assertThat(safe()).isEqualTo(at(54));
  }

  @Test
  void theItemsHaveBegunWhenEachHasGivenItsFirstValue() {
    begin(1, 0);
    receive(2, 1.5, 1.7);
    assertThat(arrivals.haveBegun(2)).isFalse();
    begin(3, 0);
    assertThat(arrivals.haveBegun(2)).isTrue();
    assertThat(arrivals.lastBegun()).isEqualTo(at(3));
    arrivals.beginAnew();
    assertThat(arrivals.haveBegun(2)).isFalse();
  }

  @Test
  void anItemThatStillWaitsForItsDeviceHasNotBegun() {
    begin(1, WAITING_FOR_INITIAL_DATA);
    assertThat(arrivals.haveBegun(1)).isFalse();
  }

  @Test
  void firstValuesAreOfAnyAgeAndHoldNothingBack() {
    begin(10, 0);
    assertThat(safe()).isEqualTo(at(9));
  }
}

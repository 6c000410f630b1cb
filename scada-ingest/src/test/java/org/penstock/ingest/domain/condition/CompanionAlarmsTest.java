package org.penstock.ingest.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.source;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

class CompanionAlarmsTest {

  private static final String TAG = "filters.filter2.turbidity";
  private static final TagSpec UNACKED =
      SourceFixture.tag("filter2.unacked").type(ValueType.BOOLEAN).build();
  private static final TagSpec ACKED =
      SourceFixture.tag("filter2.acked").type(ValueType.INT).build();
  private static final TagSpec TURBIDITY =
      SourceFixture.tag(TAG)
          .alarmTags(
              Map.of(
                  ScadaAlarmState.UNACK, "filter2.unacked",
                  ScadaAlarmState.ACKED, "filter2.acked"))
          .build();
  private static final SourceSpec SOURCE = source(TURBIDITY, UNACKED, ACKED);

  private final CompanionAlarms alarms = new CompanionAlarms(SOURCE);

  @Test
  void aTagIsInTheWorstStateWhoseFlagIsOnAndNormalOnlyWhenAllAreKnownToBeOff() {
    assertThat(alarms.saw(flag(false))).containsExactly(Map.entry(TAG, ScadaAlarmState.UNKNOWN));
    assertThat(alarms.saw(number(0))).containsExactly(Map.entry(TAG, ScadaAlarmState.NORM));
    assertThat(alarms.saw(number(1))).containsExactly(Map.entry(TAG, ScadaAlarmState.ACKED));
    assertThat(alarms.saw(flag(true))).containsExactly(Map.entry(TAG, ScadaAlarmState.UNACK));
  }

  @Test
  void aFlagWithoutAUsableValueIsNotKnown() {
    alarms.saw(flag(false));
    alarms.saw(number(0));
    Reading bad = of(UNACKED, new RawValue.Flag(false), 0x80310000L);
    assertThat(alarms.saw(bad)).containsExactly(Map.entry(TAG, ScadaAlarmState.UNKNOWN));
    Reading text = of(SourceFixture.tag("filter2.unacked").type(ValueType.STRING).build(), "off");
    assertThat(alarms.saw(text)).containsExactly(Map.entry(TAG, ScadaAlarmState.UNKNOWN));
  }

  @Test
  void aTagThatIsNoFlagSaysNothing() {
    assertThat(alarms.isFlag("filter2.acked")).isTrue();
    assertThat(alarms.isFlag(TAG)).isFalse();
    assertThat(alarms.saw(of(TURBIDITY, new RawValue.Real(1), 0))).isEmpty();
  }

  @Test
  void theFlagsBelongToOneConfiguration() {
    assertThat(alarms.areOf(SOURCE)).isTrue();
    assertThat(alarms.areOf(SourceFixture.source("plc-1").revision(8).build())).isFalse();
  }

  private static Reading flag(boolean isOn) {
    return of(UNACKED, new RawValue.Flag(isOn), 0);
  }

  private static Reading number(long value) {
    return of(ACKED, new RawValue.Whole(BigInteger.valueOf(value)), 0);
  }

  private static Reading of(TagSpec tag, String text) {
    return of(tag, new RawValue.Text(text), 0);
  }

  private static Reading of(TagSpec tag, RawValue value, long status) {
    Instant time = NOON;
    return reading(
        new TagStream(SOURCE, tag),
        new RawSample(tag.tagName(), value, status, time, time, time, ReadingOrigin.LIVE));
  }
}

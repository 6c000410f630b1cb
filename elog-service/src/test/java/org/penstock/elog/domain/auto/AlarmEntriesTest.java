package org.penstock.elog.domain.auto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.Actor;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;
import org.penstock.event.EntryReference;
import org.penstock.event.Quality;
import org.penstock.event.ReferenceType;
import org.penstock.event.TagValue;

class AlarmEntriesTest {

  private static final SourceEvent SOURCE = new SourceEvent("alert-engine", "a#1");
  private static final Instant AT = Instant.parse("2026-11-23T08:01:12Z");
  private static final Instant SINCE = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void anAcknowledgementTellsWhoAfterHowLongAndWhat() {
    AutomaticEntry entry =
        only(event("FIT-101 flow low", TagValue.of(new BigDecimal("3.1")), "valve check", SINCE));
    assertThat(entry.content().body())
        .isEqualTo(
            "Alarm acknowledged by J. Doe after 1 min 12 s: FIT-101 flow low, 3.1 ML/d (limit 4.0)."
                + " Note: \"valve check\"");
    assertThat(entry.type()).isEqualTo(EntryType.ALARM_ACKNOWLEDGED);
    assertThat(entry.operator()).isEqualTo(new Operator("u-1", "J. Doe"));
    assertThat(entry.content().area()).isEqualTo("intake");
    assertThat(entry.content().metadata())
        .containsEntry("priority", "HIGH")
        .containsEntry("occurrence_id", "o-1");
    assertThat(entry.content().refs())
        .extracting(EntryReference::type)
        .containsExactly(
            ReferenceType.ALARM, ReferenceType.TAG, ReferenceType.ASSET, ReferenceType.WORK_ORDER);
  }

  @Test
  void aValueThatTheMessageHasAlreadyIsNotToldTwice() {
    assertThat(body("Flow low: 3.1 ML/d", TagValue.of(new BigDecimal("3.1"))))
        .endsWith(": Flow low: 3.1 ML/d");
  }

  @ParameterizedTest
  @CsvSource({
    "true, 'Pump fault, on ML/d (limit 4.0)'",
    "false, 'Pump fault, off ML/d (limit 4.0)'"
  })
  void aFlagIsOnOrOff(boolean on, String text) {
    assertThat(body("Pump fault", TagValue.of(on))).endsWith(text);
  }

  @Test
  void aTextIsToldAsItIsAndASeriesIsLeftOut() {
    assertThat(body("Mode", TagValue.of("BACKWASH"))).contains("Mode, BACKWASH");
    assertThat(body("Mode", new TagValue.Series(List.of()))).endsWith(": Mode");
    assertThat(body("Mode", TagValue.missing())).endsWith(": Mode");
  }

  @Test
  void aTimeBeforeTheAlarmIsNotTold() {
    assertThat(only(event("Low", TagValue.missing(), " ", AT.plusSeconds(1))).content().body())
        .isEqualTo("Alarm acknowledged by J. Doe: Low");
  }

  @Test
  void aBareEventStillMakesASentence() {
    AlarmEvent bare =
        new AlarmEvent(
            "e-1",
            AlarmEventType.ACKNOWLEDGED,
            "a-1",
            null,
            1,
            AlarmOrigin.ENGINE,
            null,
            null,
            null,
            "wtp-1",
            null,
            null,
            "intake",
            null,
            "S",
            null,
            AlarmBaseState.ACKED,
            AlarmOverlay.NONE,
            null,
            null,
            AlarmPriority.LOW,
            AlarmClass.PROCESS,
            TagValue.of(1.5),
            null,
            null,
            null,
            null,
            "Low",
            AT,
            AT,
            AT,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            Map.of(),
            null,
            null);
    AutomaticEntry entry = only(bare);
    assertThat(entry.content().body()).isEqualTo("Alarm acknowledged by alert-engine: Low, 1.5");
    assertThat(entry.content().refs()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = AlarmEventType.class, mode = EnumSource.Mode.EXCLUDE, names = "ACKNOWLEDGED")
  void otherTransitionsPassSilently(AlarmEventType type) {
    assertThat(AlarmEntries.of(event(type, "Low", TagValue.missing(), null, SINCE), SOURCE))
        .isEmpty();
  }

  private static String body(String message, TagValue value) {
    return only(event(message, value, null, SINCE)).content().body();
  }

  private static AutomaticEntry only(AlarmEvent event) {
    return AlarmEntries.of(event, SOURCE).orElseThrow();
  }

  private static AlarmEvent event(
      String message, TagValue value, @Nullable String comment, Instant since) {
    return event(AlarmEventType.ACKNOWLEDGED, message, value, comment, since);
  }

  private static AlarmEvent event(
      AlarmEventType type,
      String message,
      TagValue value,
      @Nullable String comment,
      Instant since) {
    return new AlarmEvent(
        "e-1",
        type,
        "a-1",
        "o-1",
        3,
        AlarmOrigin.ENGINE,
        "r-1",
        1,
        "LIMIT",
        "wtp-1",
        "FIT-101",
        "Flow meter",
        "intake",
        "intake.raw.flow",
        "ACKED",
        "UNACKED",
        AlarmBaseState.ACKED,
        AlarmOverlay.NONE,
        "L",
        "L",
        AlarmPriority.HIGH,
        AlarmClass.PROCESS,
        value,
        "ML/d",
        Quality.GOOD,
        new BigDecimal("4.0"),
        null,
        message,
        AT,
        AT,
        AT,
        since,
        AT,
        null,
        null,
        new Actor("u-1", "jdoe", "J. Doe", "Operator", null),
        comment,
        null,
        null,
        null,
        true,
        Map.of(),
        "w-1",
        null);
  }
}

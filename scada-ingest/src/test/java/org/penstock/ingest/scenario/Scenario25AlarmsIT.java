package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.penstock.event.GapStream;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.ingest.app.condition.TrackConditions.ConditionsNow;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.ingest.domain.port.ConditionCounters.RefreshOutcome;
import org.penstock.plant.simulator.signal.ForcedValue;
import org.penstock.plant.simulator.signal.StatusNames;

/** Scenario 25: alarms, their refresh, what ends unseen, duplicates, a server without refresh. */
@Tag("scenario")
@Execution(ExecutionMode.CONCURRENT)
class Scenario25AlarmsIT {

  private static final String TAG = "filters.filter2.turbidity";
  private static final Duration SOON = Duration.ofSeconds(40);

  @Test
  void anAlarmIsToldOnceWhenItBeginsAndOnceWhenItEnds(@TempDir Path folder) {
    try (ScenarioRig rig = started(folder)) {
      raise(rig);
      waitForEvents(rig, 1);
      ScadaAlarmEvent began = last(rig);
      assertThat(began.tagName()).isEqualTo(TAG);
      assertThat(began.sourceName()).isEqualTo(TAG);
      assertThat(began.conditionName()).isEqualTo("filter2-turbidity");
      assertThat(began.conditionId())
          .isEqualTo("nsu=urn:penstock:simulated-plant;s=alarms.filter2.turbidity");
      assertThat(began.eventType()).isEqualTo("ExclusiveLevelAlarmType");
      assertThat(began.active()).isTrue();
      assertThat(began.acked()).isFalse();
      assertThat(began.activeEffective()).isEqualTo("HighHigh");
      assertThat(began.severity()).isEqualTo(900);
      assertThat(began.branchId()).isNull();
      assertThat(began.refresh()).isFalse();
      assertThat(claimed(rig, 1.41)).isEqualTo(ScadaAlarmState.UNACK);

      clear(rig);
      waitForEvents(rig, 2);
      assertThat(last(rig).active()).isFalse();
      assertThat(last(rig).reconciled()).isNull();
      assertThat(claimed(rig, 0.06)).isEqualTo(ScadaAlarmState.NORM);
    }
  }

  @Test
  void whatWasActiveBeforeWeCameIsToldByTheRefreshAndOnceOnly(@TempDir Path folder) {
    try (ScenarioRig rig = rig(folder)) {
      rig.plant().start();
      raise(rig);
      start(rig);
      waitForEvents(rig, 1);
      assertThat(last(rig).active()).isTrue();
      assertThat(last(rig).refresh()).isTrue();

      rig.stopService();
      start(rig);
      assertThat(claimed(rig, 1.41)).isEqualTo(ScadaAlarmState.UNACK);
      clear(rig);
      waitForEvents(rig, 2);
      assertThat(rig.broker().alarmEvents())
          .extracting(ScadaAlarmEvent::active)
          .containsExactly(true, false);
    }
  }

  @Test
  void whatEndedWhileTheServiceWasDownIsToldAsOver(@TempDir Path folder) {
    try (ScenarioRig rig = started(folder)) {
      raise(rig);
      waitForEvents(rig, 1);
      rig.stopService();
      clear(rig);

      start(rig);
      waitForEvents(rig, 2);
      assertOver(rig);
    }
  }

  @Test
  void whatEndedWhileTheServerWasAwayIsToldAsOver(@TempDir Path folder) {
    try (ScenarioRig rig = started(folder)) {
      raise(rig);
      waitForEvents(rig, 1);

      letItEndUnseen(rig);

      waitForEvents(rig, 2);
      assertOver(rig);
      assertThat(rig.broker().gapRecords(GapStream.ALARM_EVENTS)).isNotEmpty();
    }
  }

  @Test
  void withoutARefreshTheStatesAreReadAndWhatEndedIsToldAsOver(@TempDir Path folder) {
    try (ScenarioRig rig = started(folder)) {
      rig.plant().plant().faults().withoutConditionRefresh(true);
      raise(rig);
      waitForEvents(rig, 1);

      letItEndUnseen(rig);

      waitForEvents(rig, 2);
      assertOver(rig);
      assertThat(rig.service().refreshes()).endsWith(RefreshOutcome.UNSUPPORTED);
      raise(rig);
      waitForEvents(rig, 3);
      assertThat(last(rig).active()).isTrue();
    }
  }

  @Test
  void whatIsReadAsStillActiveIsNotToldAgain(@TempDir Path folder) {
    try (ScenarioRig rig = started(folder)) {
      rig.plant().plant().faults().withoutConditionRefresh(true);
      raise(rig);
      waitForEvents(rig, 1);
      rig.stopService();
      start(rig);

      assertThat(claimed(rig, 1.41)).isEqualTo(ScadaAlarmState.UNACK);
      assertThat(rig.broker().alarmEvents()).hasSize(1);
    }
  }

  @Test
  void withoutARefreshOrANodeNoStateIsClaimedUntilTheServerTellsIt(@TempDir Path folder) {
    try (ScenarioRig rig = rig(folder)) {
      rig.plant().start();
      restart(rig);
      rig.plant().plant().faults().withoutConditionRefresh(true);
      start(rig);
      raise(rig);
      waitForEvents(rig, 1);
      assertThat(claimed(rig, 1.41)).isEqualTo(ScadaAlarmState.UNACK);
      int asked = rig.service().refreshes().size();

      letItEndUnseen(rig);

      assertThat(rig.service().refreshes()).hasSize(asked + 1).endsWith(RefreshOutcome.UNSUPPORTED);
      assertThat(rig.service().conditions().orElseThrow().known())
          .noneMatch(KnownCondition::isConfirmed);
      // The first value after the outage comes before anybody could ask how the alarm is.
      rig.waitUntil("the first value", SOON, () -> readings(rig, 0.05).size() == 2);
      assertThat(readings(rig, 0.05).getLast().alarmState()).isEqualTo(ScadaAlarmState.UNKNOWN);
      assertThat(claimed(rig, 0.06)).isEqualTo(ScadaAlarmState.UNKNOWN);
      assertThat(rig.broker().alarmEvents()).hasSize(1);
      assertThat(rig.broker().gapRecords(GapStream.ALARM_EVENTS)).isNotEmpty();

      raise(rig);
      waitForEvents(rig, 2);
      assertThat(last(rig).active()).isTrue();
      assertThat(claimed(rig, 1.42)).isEqualTo(ScadaAlarmState.UNACK);
      clear(rig);
      waitForEvents(rig, 3);
      assertThat(last(rig).active()).isFalse();
      assertThat(last(rig).reconciled()).isNull();
      assertThat(claimed(rig, 0.07)).isEqualTo(ScadaAlarmState.NORM);
    }
  }

  private static ScenarioRig rig(Path folder) {
    ScenarioRig rig =
        ScenarioRig.in(folder, Duration.ofMillis(100))
            .with("scada.alarms.publishing-interval", "100ms")
            .with("scada.alarms.refresh-patience", "3s");
    rig.sourceFile().only(List.of(TAG));
    return rig;
  }

  private static ScenarioRig started(Path folder) {
    ScenarioRig rig = rig(folder);
    rig.plant().start();
    clear(rig);
    start(rig);
    return rig;
  }

  private static void start(ScenarioRig rig) {
    rig.startService();
    waitUntilSettled(rig);
  }

  private static void waitUntilSettled(ScenarioRig rig) {
    rig.waitUntil(
        "states known or asked for",
        SOON,
        () -> rig.service().conditions().map(ConditionsNow::isSettled).orElse(false));
  }

  /** The server goes, and its sessions and subscriptions with it; meanwhile the alarm ends. */
  private static void letItEndUnseen(ScenarioRig rig) {
    try {
      rig.plant().plant().stopServer();
      clear(rig);
      rig.plant().plant().startServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rig.waitUntil(
        "alarms missing", SOON, () -> !rig.broker().gapRecords(GapStream.ALARM_EVENTS).isEmpty());
    waitUntilSettled(rig);
  }

  private static void restart(ScenarioRig rig) {
    try {
      rig.plant().plant().restart(setup -> setup.withConditionNodes(false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clear(rig);
  }

  private static void assertOver(ScenarioRig rig) {
    ScadaAlarmEvent began = rig.broker().alarmEvents().getFirst();
    ScadaAlarmEvent over = last(rig);
    assertThat(over.conditionId()).isEqualTo(began.conditionId());
    assertThat(over.active()).isFalse();
    assertThat(over.reconciled()).isTrue();
    assertThat(over.eventId()).isNotEqualTo(began.eventId());
    assertThat(over.tagName()).isEqualTo(TAG);
    assertThat(claimed(rig, 0.06)).isEqualTo(ScadaAlarmState.NORM);
  }

  private static ScadaAlarmEvent last(ScenarioRig rig) {
    return rig.broker().alarmEvents().getLast();
  }

  private static void waitForEvents(ScenarioRig rig, int count) {
    rig.waitUntil(count + " alarm events", SOON, () -> rig.broker().alarmEvents().size() >= count);
    assertThat(rig.broker().alarmEvents()).hasSize(count);
  }

  /** The state that a reading carries which is taken from now on, of a value not shown before. */
  private static @Nullable ScadaAlarmState claimed(ScenarioRig rig, double value) {
    force(rig, value);
    rig.waitUntil("a reading of " + value, SOON, () -> !readings(rig, value).isEmpty());
    return readings(rig, value).getLast().alarmState();
  }

  private static List<Reading> readings(ScenarioRig rig, double value) {
    return rig.readings(reading ->
        reading.tagName().equals(TAG)
            && reading.origin() != ReadingOrigin.BACKFILL
            && reading.value() instanceof TagValue.Numeric(var number)
            && number.doubleValue() == value);
  }

  private static void raise(ScenarioRig rig) {
    force(rig, 1.4);
  }

  private static void clear(ScenarioRig rig) {
    force(rig, 0.05);
  }

  /** Shown for long enough that the plant's alarm has seen it. */
  private static void force(ScenarioRig rig, double value) {
    rig.plant().plant().force(TAG, new ForcedValue.Now(value, StatusNames.GOOD));
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
  }
}

package org.penstock.ingest.app.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.tag;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.event.GapStream;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.app.StreamFixture;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.condition.ConditionParts.Counted;
import org.penstock.ingest.app.condition.ConditionParts.Memory;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.condition.ActiveState;
import org.penstock.ingest.domain.condition.Events;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.ingest.domain.condition.RawEvent;
import org.penstock.ingest.domain.condition.RefreshStep;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.port.ConditionCounters;
import org.penstock.ingest.domain.port.Progress;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;

class TrackConditionsTest {

  private static final String TAG = "filters.filter2.turbidity";
  private static final RawEvent START = new RawEvent.RefreshStarted();
  private static final RawEvent END = new RawEvent.RefreshEnded();

  private final SourceSpec source =
      SourceFixture.source("plc-1").alarms(true).tags(tag(TAG, ValueType.DOUBLE, "NTU")).build();
  private final StreamReadings stream = StreamFixture.of(source);
  private Notices notices = new Notices();
  private final Memory disk = new Memory();
  private final Counted counted = new Counted();
  private Instant now = NOON;
  private @Nullable Instant downSince;
  private TrackConditions track = started();

  private TrackConditions started() {
    IngestConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValue("scada.alarms.waiting-events", "3")
            .build()
            .getConfigMapping(IngestConfig.class);
    Sources sources =
        new Sources(List.of(source), new InboundTags("wtp-1", List.of(), 0), List.of());
    return ConditionParts.track(
        () -> sources, notices, disk, stream, counted, progress(), () -> now, config);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public Optional<Instant> ofEarlierRun(String sourceId) {
        return Optional.ofNullable(downSince);
      }

      @Override
      public void reached(String sourceId, Instant time) {}

      @Override
      public void setBack(Duration by) {}
    };
  }

  /** An alarm that began and ended meanwhile is in no refresh. */
  @Test
  void theTimeInWhichTheServiceWasDownIsAGapOfAlarmEvents() {
    downSince = NOON.minusSeconds(600);
    track = started();
    track.subscribed(source);
    track.nextStep(source);
    come(START, END);
    assertThat(gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.stream()).isEqualTo(GapStream.ALARM_EVENTS);
          assertThat(gap.from()).isEqualTo(NOON.minusSeconds(600));
          assertThat(gap.to()).isEqualTo(NOON);
          assertThat(gap.detail()).contains("did not run");
        });
  }

  @Test
  void theFirstStartOfAllIsNoGapOfAlarmEvents() {
    track.subscribed(source);
    come(START, END);
    assertThat(gaps()).isEmpty();
  }

  @Test
  void anEventIsKeptAndHandedOnAndIsEvidenceForItsTag() {
    come(Events.raised("e1", NOON));
    assertThat(told()).extracting(ScadaAlarmEvent::eventId).containsExactly("e1");
    assertThat(disk.load("plc-1").last())
        .extracting(ScadaAlarmEvent::eventId)
        .containsExactly("e1");
    assertThat(stateOfTheNextReading()).isEqualTo(ScadaAlarmState.UNACK);
  }

  @Test
  void whileTheSessionIsAwayNoStateIsClaimed() {
    come(Events.raised("e1", NOON));
    track.away(source, true);
    track.nextStep(source);
    assertThat(stateOfTheNextReading()).isEqualTo(ScadaAlarmState.UNKNOWN);
    track.away(source, false);
    track.nextStep(source);
    assertThat(stateAt(NOON.plusSeconds(1))).isEqualTo(ScadaAlarmState.UNACK);
  }

  @Test
  void whatIsOpenOfASourceThatIsWatchedNoMoreIsToldAsOverOnce() {
    come(Events.raised("e1", NOON));
    track.watchOnly(Set.of("plc-1"));
    assertThat(told()).extracting(ScadaAlarmEvent::eventId).containsExactly("e1");

    track.watchOnly(Set.of());
    track.watchOnly(Set.of());

    assertThat(told()).hasSize(2);
    assertThat(told().getLast().active()).isFalse();
    assertThat(told().getLast().reconciled()).isTrue();
    assertThat(track.all()).isEmpty();
  }

  @Test
  void aSourceThatWasTakenOutWhileTheServiceDidNotRunLeavesNoOpenCondition() {
    come(Events.raised("e1", NOON));
    notices = new Notices();
    track = started();

    track.watchOnly(Set.of("plc-2"));

    assertThat(told()).extracting(ScadaAlarmEvent::reconciled).containsExactly(null, true);
    track.watchOnly(Set.of("plc-3"));
    assertThat(told()).hasSize(2);
  }

  @Test
  void aSourceThatIsWatchedAgainTellsWhatStillHolds() {
    come(Events.raised("e1", NOON));
    track.watchOnly(Set.of());
    track.watchOnly(Set.of("plc-1"));
    track.subscribed(source);
    track.nextStep(source);
    come(START, Events.raised("e1", NOON), END);
    assertThat(told().getLast().active()).isTrue();
    assertThat(told().getLast().eventId()).isNotEqualTo("e1");
  }

  @Test
  void whatTheBrokerDidNotHaveWhenTheProcessEndedIsToldAtTheNextStart() {
    come(Events.raised("e1", NOON));
    notices.release(notices.head(9));
    come(Events.event("e2", "other", null, true, true, false, now));

    notices = new Notices();
    track = started();
    track.recall();
    assertThat(told()).extracting(ScadaAlarmEvent::eventId).containsExactly("e2");
    assertThat(track.all().getFirst().known()).noneMatch(KnownCondition::isConfirmed);
  }

  @Test
  void whatEndedWhileTheServiceWasDownIsToldAsOver() {
    come(Events.raised("e1", NOON));
    notices.release(notices.head(9));

    track = started();
    track.subscribed(source);
    notices.release(notices.head(9));
    come(START, END);
    assertThat(told())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.active()).isFalse();
          assertThat(event.reconciled()).isTrue();
        });
  }

  @Test
  void aNewSubscriptionAfterAnotherLeavesAGapOfAlarmEventsSinceTheLastSignOfLife() {
    track.subscribed(source);
    now = NOON.plusSeconds(5);
    track.heard(source);
    now = NOON.plusSeconds(60);
    track.subscribed(source);
    assertThat(gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.stream()).isEqualTo(GapStream.ALARM_EVENTS);
          assertThat(gap.cause()).isEqualTo(GapCause.CONNECTION_LOST);
          assertThat(gap.from()).isEqualTo(NOON.plusSeconds(5));
          assertThat(gap.to()).isEqualTo(NOON.plusSeconds(60));
        });
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.ASK);
  }

  @Test
  void lostNotificationsAndAnOverflowAreGapsAndWantARefresh() {
    track.lost(source);
    come(new RawEvent.QueueOverflowed());
    assertThat(gaps())
        .extracting(Gap::cause)
        .containsExactly(GapCause.DATA_LOST, GapCause.OVERFLOW);
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.ASK);
  }

  @Test
  void eventsThatFindNoRoomAreCountedAndAGap() {
    track.take(
        source,
        List.of(
            Events.raised("e1", NOON),
            Events.raised("e2", NOON),
            Events.raised("e3", NOON),
            Events.raised("e4", NOON)));
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.ASK);
    assertThat(counted.lost()).isEqualTo(1);
    assertThat(gaps()).extracting(Gap::cause).containsExactly(GapCause.CONSUMER_SLOW);
  }

  @Test
  void whatFindsNoRoomBeforeTheBrokerIsOneGapThatGrows() {
    for (int i = 1; i <= 5; i++) {
      come(Events.raised("e" + i, NOON.plusSeconds(i)));
    }
    assertThat(told()).extracting(ScadaAlarmEvent::eventId).containsExactly("e3", "e4", "e5");
    assertThat(gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.cause()).isEqualTo(GapCause.SPOOL_DROPPED);
          assertThat(gap.droppedSamples()).isEqualTo(2);
          assertThat(gap.from()).isEqualTo(NOON.plusSeconds(1));
        });
    now = NOON.plus(Duration.ofMinutes(2));
    come(Events.raised("e6", now));
    assertThat(gaps()).hasSize(2);
  }

  @Test
  void withoutARefreshTheStatesAreRead() {
    come(Events.raised("e1", NOON));
    track.subscribed(source);
    track.asking(source);
    track.asked(source, ConditionCounters.RefreshOutcome.UNSUPPORTED);
    assertThat(track.toRead(source)).containsExactly(Events.CONDITION);
    track.read(source, Map.of(Events.CONDITION, ActiveState.INACTIVE));
    assertThat(told()).extracting(ScadaAlarmEvent::active).containsExactly(true, false);
    now = NOON.plus(Duration.ofHours(1));
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.NONE);
    assertThat(track.all())
        .singleElement()
        .satisfies(all -> assertThat(all.sourceId()).isEqualTo("plc-1"));
    assertThat(counted.refreshes()).containsExactly(ConditionCounters.RefreshOutcome.UNSUPPORTED);
  }

  @Test
  void whatIsReadAfterARefreshThatFailedIsToldAndTheRefreshIsTriedAgain() {
    come(Events.raised("e1", NOON));
    track.subscribed(source);
    track.asking(source);
    track.asked(source, ConditionCounters.RefreshOutcome.FAILED);
    track.read(source, Map.of(Events.CONDITION, ActiveState.INACTIVE));
    assertThat(told()).extracting(ScadaAlarmEvent::active).containsExactly(true, false);
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.NONE);
    now = NOON.plus(Duration.ofHours(1));
    assertThat(track.nextStep(source)).isEqualTo(RefreshStep.ASK);
  }

  private void come(RawEvent... events) {
    track.take(source, List.of(events));
    track.nextStep(source);
  }

  private @Nullable ScadaAlarmState stateOfTheNextReading() {
    return stateAt(NOON);
  }

  private @Nullable ScadaAlarmState stateAt(Instant time) {
    return stream.passNow(source, List.of(real(1, time))).getFirst().alarmState();
  }

  private List<ScadaAlarmEvent> told() {
    return notices.head(99).stream()
        .filter(Notice.AlarmEvent.class::isInstance)
        .map(notice -> ((Notice.AlarmEvent) notice).event())
        .toList();
  }

  private List<Gap> gaps() {
    return notices.head(99).stream()
        .filter(Notice.Missing.class::isInstance)
        .map(notice -> ((Notice.Missing) notice).gap())
        .toList();
  }
}

package org.penstock.ingest.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.condition.Events.CONDITION;
import static org.penstock.ingest.domain.condition.Events.event;
import static org.penstock.ingest.domain.condition.Events.over;
import static org.penstock.ingest.domain.condition.Events.raised;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.event.GapCause;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.condition.Effect.Reason;

class ConditionsTest {

  private static final String TAG = "filters.filter2.turbidity";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RawEvent START = new RawEvent.RefreshStarted();
  private static final RawEvent END = new RawEvent.RefreshEnded();

  private final Conditions conditions = conditions(100);

  private static Conditions conditions(int most) {
    return new Conditions(source(tag(TAG, ValueType.DOUBLE, "NTU")), most, 1_000, PATIENCE);
  }

  @Test
  void anEventIsPublishedWithItsTagAndItsStates() {
    ScadaAlarmEvent event = published(raised("e1", NOON)).getFirst();
    assertThat(event.eventId()).isEqualTo("e1");
    assertThat(event.sourceId()).isEqualTo("plc-1");
    assertThat(event.plantId()).isEqualTo("wtp-1");
    assertThat(event.tagName()).isEqualTo(TAG);
    assertThat(event.time()).isEqualTo(NOON);
    assertThat(event.active()).isTrue();
    assertThat(event.refresh()).isFalse();
    assertThat(event.reconciled()).isNull();
    assertThat(conditions.evidence()).containsExactly(Map.entry(TAG, ScadaAlarmState.UNACK));
  }

  @Test
  void theSecondDeliveryOfAnEventIsDropped() {
    published(raised("e1", NOON));
    assertThat(conditions.accept(raised("e1", NOON), NOON))
        .containsExactly(new Effect.Ignored(Reason.DUPLICATE));
  }

  @Test
  void aSystemEventWithoutAConditionIsDropped() {
    assertThat(conditions.accept(event("e1", null, null, null, null, null, NOON), NOON))
        .containsExactly(new Effect.Ignored(Reason.NO_CONDITION));
    assertThat(conditions.known()).isEmpty();
  }

  @Test
  void anEventWithoutIdentityAndTimeGetsTheSameIdentityWhenItComesAgain() {
    RawEvent bare = event(null, CONDITION, null, true, true, false, null);
    ScadaAlarmEvent event = published(bare).getFirst();
    assertThat(event.eventId()).isNotBlank();
    assertThat(event.time()).isEqualTo(NOON);
    assertThat(conditions.accept(bare, NOON)).containsExactly(new Effect.Ignored(Reason.DUPLICATE));
  }

  @Test
  void branchesOfAConditionAreKeptApart() {
    published(raised("e1", NOON));
    published(event("e2", CONDITION, "b1", true, true, false, NOON));
    published(event("e3", CONDITION, "b2", true, true, false, NOON));
    assertThat(conditions.known()).hasSize(3);
    published(event("e4", CONDITION, "b1", false, false, true, NOON));
    assertThat(conditions.known())
        .extracting(known -> known.last().branchId())
        .containsExactly(null, "b2");
  }

  @Test
  void aRefreshTellsWhatIsNewAndDropsWhatIsKnown() {
    published(raised("e1", NOON));
    conditions.connected();
    assertThat(conditions.evidence()).containsEntry(TAG, ScadaAlarmState.UNKNOWN);
    assertThat(published(START)).isEmpty();
    assertThat(published(raised("e1", NOON))).isEmpty();
    ScadaAlarmEvent other =
        published(event("e2", "other", null, true, true, false, NOON)).getFirst();
    assertThat(other.refresh()).isTrue();
    assertThat(published(END)).isEmpty();
    assertThat(conditions.evidence()).containsEntry(TAG, ScadaAlarmState.UNACK);
  }

  @Test
  void whatARefreshNoLongerReportsIsPublishedAsOver() {
    published(raised("e1", NOON));
    published(event("e2", CONDITION, "b1", true, true, false, NOON));
    published(event("e3", "other", null, false, false, true, NOON));
    conditions.connected();
    published(START);
    Instant later = NOON.plusSeconds(90);
    List<ScadaAlarmEvent> over = publishedAt(END, later);
    assertThat(over).extracting(ScadaAlarmEvent::branchId).containsExactly(null, "b1");
    assertThat(over)
        .allSatisfy(event -> {
          assertThat(event.conditionId()).isEqualTo(CONDITION);
          assertThat(event.active()).isFalse();
          assertThat(event.retain()).isFalse();
          assertThat(event.acked()).isNull();
          assertThat(event.refresh()).isTrue();
          assertThat(event.reconciled()).isTrue();
          assertThat(event.time()).isEqualTo(later);
          assertThat(event.eventId()).isNotIn("e1", "e2");
        });
    assertThat(conditions.known()).noneMatch(KnownCondition::isOfInterest);
    assertThat(conditions.evidence()).containsEntry(TAG, ScadaAlarmState.NORM);
  }

  @Test
  void whatEndedWhileTheServiceWasDownIsPublishedAsOverToo() {
    ScadaAlarmEvent before = published(raised("e1", NOON)).getFirst();
    Conditions next = conditions(100);
    next.restore(List.of(before));
    next.connected();
    next.accept(START, NOON);
    assertThat(next.accept(END, NOON)).hasSize(1).allMatch(Effect.Publish.class::isInstance);
  }

  @Test
  void whatStillHoldsAfterARestartOfTheServiceIsNotPublishedAgain() {
    ScadaAlarmEvent before = published(raised("e1", NOON)).getFirst();
    Conditions next = conditions(100);
    next.restore(List.of(before));
    next.connected();
    next.accept(START, NOON);
    assertThat(next.accept(raised("e1", NOON), NOON))
        .containsExactly(new Effect.Ignored(Reason.DUPLICATE));
    assertThat(next.accept(END, NOON)).containsExactly(new Effect.Ignored(Reason.FRAME));
    assertThat(next.evidence()).containsEntry(TAG, ScadaAlarmState.UNACK);
  }

  @Test
  void aConditionThatWasCalledOverTooEarlyHoldsAgainUnderAnotherIdentity() {
    published(raised("e1", NOON));
    conditions.connected();
    published(START);
    published(END);
    conditions.connected();
    published(START);
    ScadaAlarmEvent again = published(raised("e1", NOON)).getFirst();
    assertThat(again.active()).isTrue();
    assertThat(again.eventId()).isNotEqualTo("e1");
  }

  @Test
  void aRefreshThatTellsAnOlderStateThanTheLastEventIsNotBelieved() {
    published(START);
    published(over("e2", NOON.plusSeconds(5)));
    assertThat(conditions.accept(raised("e1", NOON), NOON))
        .containsExactly(new Effect.Ignored(Reason.OLDER));
    assertThat(conditions.known().getFirst().last().active()).isFalse();
  }

  @Test
  void anOverflowIsAGapAndNothingIsCalledOverByTheRefreshThatItBroke() {
    published(raised("e1", NOON));
    conditions.connected();
    conditions.asked(NOON);
    published(START);
    assertThat(conditions.accept(new RawEvent.QueueOverflowed(), NOON))
        .singleElement()
        .extracting(effect -> ((Effect.Missing) effect).cause())
        .isEqualTo(GapCause.OVERFLOW);
    assertThat(published(END)).isEmpty();
    assertThat(conditions.nextStep(NOON)).isEqualTo(RefreshStep.NONE);
    assertThat(conditions.nextStep(NOON.plus(PATIENCE))).isEqualTo(RefreshStep.ASK);
  }

  @Test
  void theEndOfARefreshWithoutItsStartSaysNothing() {
    published(raised("e1", NOON));
    assertThat(published(END)).isEmpty();
    assertThat(conditions.known()).allMatch(KnownCondition::isOfInterest);
  }

  @Test
  void aNewSubscriptionAsksAtOnceAndReadsWhenNoRefreshComes() {
    conditions.connected();
    assertThat(conditions.isSettled()).isFalse();
    assertThat(conditions.nextStep(NOON)).isEqualTo(RefreshStep.ASK);
    conditions.asked(NOON);
    assertThat(conditions.nextStep(NOON)).isEqualTo(RefreshStep.NONE);
    assertThat(conditions.nextStep(NOON.plus(PATIENCE))).isEqualTo(RefreshStep.READ_STATES);
    conditions.read(Map.of(), NOON);
    assertThat(conditions.nextStep(NOON.plus(PATIENCE))).isEqualTo(RefreshStep.NONE);
    assertThat(conditions.isSettled()).isTrue();
  }

  @Test
  void aServerThatCannotAtThisMomentIsAskedAgainLater() {
    conditions.connected();
    conditions.asked(NOON);
    conditions.askAgain();
    assertThat(conditions.nextStep(NOON)).isEqualTo(RefreshStep.NONE);
    assertThat(conditions.nextStep(NOON.plus(PATIENCE))).isEqualTo(RefreshStep.ASK);
  }

  @Test
  void aServerThatWantsToBeAskedIsAsked() {
    published(new RawEvent.RefreshRequired());
    assertThat(conditions.nextStep(NOON)).isEqualTo(RefreshStep.ASK);
  }

  @Test
  void withoutARefreshTheReadStatesTellWhatIsOverAndWhatBegan() {
    published(raised("e1", NOON));
    published(event("e2", "ended", null, true, true, false, NOON));
    published(event("e3", "began", null, true, false, false, NOON));
    published(event("e4", "unreadable", null, true, true, false, NOON));
    published(event("e5", CONDITION, "b1", true, true, false, NOON));
    conditions.connected();
    assertThat(conditions.toRead()).containsExactly(CONDITION, "ended", "began", "unreadable");
    List<ScadaAlarmEvent> concluded =
        events(
            conditions.read(
                Map.of(
                    CONDITION,
                    ActiveState.ACTIVE,
                    "ended",
                    ActiveState.INACTIVE,
                    "began",
                    ActiveState.ACTIVE,
                    "unreadable",
                    ActiveState.UNKNOWN),
                NOON));
    assertThat(concluded)
        .extracting(ScadaAlarmEvent::conditionId, ScadaAlarmEvent::active)
        .containsExactly(tuple("ended", false), tuple("began", true));
    assertThat(concluded).allMatch(event -> Boolean.TRUE.equals(event.reconciled()));
    assertThat(conditions.known())
        .filteredOn(known -> !known.isConfirmed())
        .extracting(known -> known.last().eventId())
        .containsExactly("e4", "e5");
  }

  @Test
  void withoutARefreshWhatWasOverAndBeganAgainUnheardIsRead() {
    published(over("e1", NOON));
    conditions.connected();
    assertThat(conditions.toRead()).containsExactly(CONDITION);
    assertThat(events(conditions.read(Map.of(CONDITION, ActiveState.ACTIVE), NOON)))
        .extracting(ScadaAlarmEvent::active)
        .containsExactly(true);
  }

  @Test
  void aServerWhoseClockWasSetBackWhileItWasAwayIsBelievedInARefresh() {
    published(over("e2", NOON.plusSeconds(5)));
    conditions.connected();
    published(START);
    assertThat(events(conditions.accept(raised("e1", NOON), NOON)))
        .extracting(ScadaAlarmEvent::active)
        .containsExactly(true);
  }

  @Test
  void eachTimeThatAConditionIsConcludedToBeOverHasAnIdentityOfItsOwn() {
    published(raised("e1", NOON));
    published(START);
    String first = events(conditions.accept(END, NOON)).getFirst().eventId();
    Conditions restarted = conditions(10);
    restarted.restore(List.of(events(conditions(10).accept(raised("e1", NOON), NOON)).getFirst()));
    restarted.accept(START, NOON);
    assertThat(events(restarted.accept(END, NOON.plusSeconds(9))).getFirst().eventId())
        .isNotEqualTo(first);
  }

  @Test
  void theMemoryOfConditionsIsBoundedAndKeepsWhatStillCounts() {
    Conditions small = conditions(2);
    small.accept(event("e1", "a", null, true, true, false, NOON), NOON);
    small.accept(event("e2", "b", null, false, false, true, NOON), NOON);
    small.accept(event("e3", "c", null, true, true, false, NOON), NOON);
    assertThat(small.known())
        .extracting(known -> known.last().conditionId())
        .containsExactly("a", "c");
    small.accept(event("e4", "d", null, true, true, false, NOON), NOON);
    assertThat(small.known())
        .extracting(known -> known.last().conditionId())
        .containsExactly("c", "d");
  }

  @Test
  void theMemoryOfEventsIsBounded() {
    Conditions forgetful =
        new Conditions(source(tag(TAG, ValueType.DOUBLE, "NTU")), 10, 1, PATIENCE);
    forgetful.accept(raised("e1", NOON), NOON);
    forgetful.accept(over("e2", NOON), NOON);
    assertThat(forgetful.accept(raised("e1", NOON), NOON))
        .allMatch(Effect.Publish.class::isInstance);
  }

  @Test
  void aConditionWithoutRetainCountsWhileItIsActiveOrUnacknowledged() {
    published(event("e1", "a", null, null, true, null, NOON));
    published(event("e2", "b", null, null, false, false, NOON));
    published(event("e3", "c", null, null, false, null, NOON));
    assertThat(conditions.known())
        .filteredOn(KnownCondition::isOfInterest)
        .extracting(known -> known.last().conditionId())
        .containsExactly("a", "b");
  }

  @Test
  void aConditionOfAnotherNodeIsOfNoTagUntilTheTagListHasIt() {
    Conditions late = new Conditions(source(), 10, 10, PATIENCE);
    assertThat(events(late.accept(raised("e1", NOON), NOON)).getFirst().tagName()).isNull();
    assertThat(late.evidence()).isEmpty();
    late.reload(source(tag(TAG, ValueType.DOUBLE, "NTU")));
    assertThat(events(late.accept(over("e2", NOON), NOON)).getFirst().tagName()).isEqualTo(TAG);
  }

  private List<ScadaAlarmEvent> published(RawEvent event) {
    return publishedAt(event, NOON);
  }

  private List<ScadaAlarmEvent> publishedAt(RawEvent event, Instant now) {
    return events(conditions.accept(event, now));
  }

  private static List<ScadaAlarmEvent> events(List<Effect> effects) {
    List<ScadaAlarmEvent> events = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Publish(ScadaAlarmEvent event)) {
        events.add(event);
      }
    }
    return events;
  }
}

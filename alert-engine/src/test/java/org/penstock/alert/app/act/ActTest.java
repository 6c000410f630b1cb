package org.penstock.alert.app.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.OPERATOR;
import static org.penstock.alert.domain.Samples.SUPERVISOR;
import static org.penstock.alert.domain.Samples.noon;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.act.Wish;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.event.Actor;
import org.penstock.event.AlarmEventType;

class ActTest {

  private final AlarmLife life = new AlarmLife(Samples.turbidity(), Samples.countedIds());

  @Test
  void anAcknowledgementWithAWorkOrderIsTwoLinesOfHistoryByThePerson() {
    List<Transition> lines = done(raised(), new Wish.Acknowledge("on my way", true)).transitions();
    assertThat(types(lines))
        .containsExactly(AlarmEventType.ACKNOWLEDGED, AlarmEventType.WORK_ORDER_REQUESTED);
    assertThat(lines).extracting(Transition::actor).containsOnly(OPERATOR);
    assertThat(lines).extracting(Transition::comment).containsOnly("on my way");
  }

  @Test
  void anAcknowledgementThatIsRefusedAsksForNothing() {
    assertThat(act(OPERATOR, new Wish.Acknowledge(null, true)).on(Alarm.untouched("a"), life))
        .isEqualTo(new Verdict.Refused(Refusal.NOT_APPLICABLE));
  }

  @Test
  void aShelfEndsItsDurationAfterTheActAndSaysWhoAndWhy() {
    Wish shelve =
        new Wish.Shelve(
            Shelf.Mode.TIMED, Duration.ofHours(1), Shelf.Reason.MAINTENANCE, "sampling");
    Shelf shelf = done(raised(), shelve).alarm().standing().overlay().runningShelf().orElseThrow();
    assertThat(shelf.until()).isEqualTo(noon(60 + 3600));
    assertThat(shelf.by()).isEqualTo(OPERATOR);
    assertThat(shelf.reason()).isEqualTo(Shelf.Reason.MAINTENANCE);
    assertThat(shelf.comment()).isEqualTo("sampling");
  }

  @Test
  void whatReturnsToServiceIsSuppressedWhereTheDesignSaysSo() {
    Wish out = new Wish.TakeOutOfService("probe broken", "WO-1", noon(9_000));
    Alarm outOfService = done(raised(), out).alarm();
    Alarm suppressed =
        life.design(
                outOfService, Set.of(new Suppressor(Suppressor.Kind.MODE, "filter off")), noon(61))
            .alarm();
    Wish back = new Wish.ReturnToService("probe changed");
    assertThat(done(suppressed, back).alarm().standing().shown()).isEqualTo("SUPPRESSED_BY_DESIGN");
    assertThat(done(outOfService, back).alarm().standing().shown()).isEqualTo("UNACK");
  }

  @Test
  void aWorkOrderMayBeAskedForWhateverThePolicyAndTheState() {
    Outcome asked = done(Alarm.untouched("a"), new Wish.RequestWorkOrder("leaks"));
    assertThat(types(asked.transitions())).containsExactly(AlarmEventType.WORK_ORDER_REQUESTED);
    assertThat(asked.transitions().getFirst().actor()).isEqualTo(OPERATOR);
  }

  @Test
  void aCommentChangesNothingButHistory() {
    Alarm before = raised();
    Outcome said = done(before, new Wish.Comment("seen on site"));
    assertThat(said.alarm().standing()).isEqualTo(before.standing());
    assertThat(said.transitions().getFirst().comment()).isEqualTo("seen on site");
  }

  @Test
  void theTimeAndThePersonAreOfTheAct() {
    Verdict verdict = act(SUPERVISOR, new Wish.Acknowledge(null, false)).on(raised(), life);
    Transition line = ((Verdict.Done) verdict).outcome().transitions().getFirst();
    assertThat(line.occurredAt()).isEqualTo(noon(60));
    assertThat(line.actor()).isEqualTo(SUPERVISOR);
  }

  private Alarm raised() {
    Alarm begun = life.observe(Alarm.untouched("a"), Samples.turbidity("0.5", 0)).alarm();
    return life.advance(begun, noon(30)).alarm();
  }

  private Outcome done(Alarm alarm, Wish wish) {
    return ((Verdict.Done) act(OPERATOR, wish).on(alarm, life)).outcome();
  }

  private static Act act(Actor by, Wish wish) {
    return new Act(wish, by, noon(60));
  }

  private static List<AlarmEventType> types(List<Transition> lines) {
    return lines.stream().map(line -> line.fact().type()).toList();
  }
}

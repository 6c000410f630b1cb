package org.penstock.alert.domain.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.OPERATOR;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.event.ScadaAlarmEvent;

/** An alarm that follows a condition of the SCADA system. */
class ConditionLifeTest {

  private static final Severities SEVERITIES = new Severities(801, 601, 401);

  private final Supplier<UUID> ids = countedIds();
  private final List<Transition> history = new ArrayList<>();
  private KnownCondition condition = KnownCondition.unheard(Said.at(0).event());
  private Alarm alarm = Alarm.untouched(condition.key().alarmId());

  @Test
  void everythingThatScadaCanSayInEveryStateDoesWhatTheTableSays() {
    Map<String, String> expected = ConditionTable.read();
    Set<String> walked = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (String said : sayings(0).keySet()) {
      for (String from : beginnings().keySet()) {
        ConditionLifeTest one = new ConditionLifeTest();
        Objects.requireNonNull(beginnings().get(from)).accept(one);
        one.history.clear();
        String base = one.alarm.standing().base().base().name();
        one.say(Objects.requireNonNull(sayings(60).get(said)));
        String pair = said + " " + from;
        walked.add(pair);
        String answer = expected.getOrDefault(pair, "unspecified").replaceFirst("^=", base);
        if (!answer.equals(one.stands() + one.told())) {
          wrong.add(pair + ": expected " + answer + " but was " + one.stands() + one.told());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(walked).hasSize(11 * 10).containsExactlyInAnyOrderElementsOf(expected.keySet());
  }

  @Test
  void theLevelFollowsTheEffectiveState() {
    say(Said.active(noon(1), false).with("active_effective", "High"));
    say(Said.active(noon(2), false).with("active_effective", "HighHigh"));
    say(Said.active(noon(3), false).with("active_effective", "High"));
    assertThat(told()).isEqualTo(" RAISED ESCALATED ~DEESCALATED");
    assertThat(open().level()).isEqualTo(Level.H);
    assertThat(open().maxLevel()).isEqualTo(Level.HH);
  }

  @Test
  void aWorseLevelTakesAnAcknowledgementBackUnlessScadaKeepsIt() {
    say(Said.active(noon(1), true).with("active_effective", "High"));
    say(Said.active(noon(2), true).with("active_effective", "HighHigh"));
    assertThat(stands()).isEqualTo("ACKED");
    say(Said.active(noon(3), false).with("active_effective", "HighHigh"));
    assertThat(stands()).isEqualTo("UNACK");
  }

  @Test
  void whatScadaHadPutAsideIsAnnouncedWhenItIsPutBack() {
    say(Said.active(noon(1), false).with("shelving", "TimedShelved"));
    assertThat(alarm.suppressedBy()).isEqualTo("SCADA SHELVED");
    say(Said.active(noon(2), false).with("suppressed", true));
    assertThat(alarm.suppressedBy()).isEqualTo("SCADA SUPPRESSED");
    history.clear();
    say(Said.active(noon(3), false).with("shelving", "Unshelved"));
    assertThat(stands()).isEqualTo("UNACK");
    assertThat(told()).isEqualTo(" ~UNSUPPRESSED RAISED(UNSUPPRESSED)");
  }

  @Test
  void whatReturnedWhilePutAsideIsNotAnnouncedAnyMore() {
    say(Said.active(noon(1), false).with("suppressed", true));
    history.clear();
    say(Said.inactive(noon(2), false).with("suppressed", false));
    assertThat(stands()).isEqualTo("NORM");
    assertThat(told()).isEqualTo(" ~RETURNED ~UNSUPPRESSED CLEARED");
  }

  @Test
  void whatBecomesActiveAsItIsPutBackIsRaisedOnce() {
    say(Said.inactive(noon(1), true).with("suppressed", true));
    history.clear();
    say(Said.active(noon(2), false).with("suppressed", false));
    assertThat(told()).isEqualTo(" ~UNSUPPRESSED RAISED");
  }

  @Test
  void aDisabledConditionKeepsItsStateAndFollowsAgainWhenItIsEnabled() {
    say(Said.active(noon(1), false));
    say(Said.at(2).with("enabled", false).with("active", false).with("acked", true));
    assertThat(stands()).isEqualTo("UNACK/S");
    say(Said.inactive(noon(3), true).with("enabled", true));
    assertThat(stands()).isEqualTo("NORM");
  }

  @Test
  void anAcknowledgementInScadaBeneathAShelfCountsWhenTheShelfEnds() {
    say(Said.active(noon(1), false));
    shelve(60);
    say(Said.active(noon(2), true));
    assertThat(stands()).isEqualTo("UNACK/SHELVED");
    history.clear();
    settle(100);
    assertThat(stands()).isEqualTo("ACKED");
    assertThat(told()).isEqualTo(" ~UNSHELVED(EXPIRED) RAISED(UNSUPPRESSED) ACKNOWLEDGED");
  }

  @Test
  void whoAcknowledgedInScadaIsNamedAsScadasWordAndNotAsOurs() {
    say(Said.active(noon(1), false));
    say(Said.active(noon(2), true).with("client_user_id", "hmi-1").with("comment", "Seen"));
    Transition line = history.getLast();
    assertThat(Objects.requireNonNull(line.actor()).sub()).isEqualTo("scada:plc-main");
    assertThat(line.actor().username()).isEqualTo("hmi-1");
    assertThat(line.actor().role()).isNull();
    assertThat(line.comment()).isEqualTo("Seen");
  }

  @Test
  void historyDoesNotGoBackWhereTheClocksOfServerAndPlantDiffer() {
    say(Said.active(noon(1), false));
    say(Said.over(noon(30)));
    say(Said.active(noon(20), false));
    assertThat(told()).isEqualTo(" RAISED CLEARED(RECONCILED) RAISED");
    assertThat(history.getLast().occurredAt()).isEqualTo(noon(30));
  }

  @Test
  void aTimeFarAheadIsNotBelieved() {
    ScadaAlarmEvent ahead = Said.active(noon(9_000), false).event();
    assertThat(Told.of(ahead, noon(1), Duration.ofMinutes(2)).at()).isEqualTo(noon(1));
    assertThat(Told.of(ahead, noon(8_999), Duration.ofMinutes(2)).at()).isEqualTo(noon(9_000));
  }

  @Test
  void anAlarmThatIsLetGoIsRaisedAgainWhenScadasWordCountsAgain() {
    say(Said.active(noon(1), false));
    take(new ConditionLife(rule(), ids).letGo(alarm, noon(2)));
    assertThat(stands()).isEqualTo("NORM");
    take(
        new ConditionLife(rule(), ids)
            .take(
                alarm,
                ConditionState.UNHEARD,
                condition.state(),
                Told.of(condition.last(), noon(3))));
    assertThat(stands()).isEqualTo("UNACK");
  }

  private void say(Said said) {
    ScadaAlarmEvent event = said.event();
    ConditionState before = condition.state();
    condition = condition.after(event);
    Told told = Told.of(event, noon(1_000), Duration.ofMinutes(2));
    take(new ConditionLife(rule(), ids).take(alarm, before, condition.state(), told));
  }

  private void settle(double second) {
    Told told = Told.of(condition.last(), noon(second));
    take(new ConditionLife(rule(), ids).settle(alarm, condition.state(), told));
  }

  private void acknowledgeHere() {
    act(new AlarmInput.Acknowledge(OPERATOR, null, noon(30)));
  }

  private void shelve(double until) {
    act(
        new AlarmInput.PutOnShelf(
            new Shelf(
                Shelf.Mode.TIMED, noon(until), Shelf.Reason.MAINTENANCE, null, OPERATOR, noon(1))));
  }

  private void act(AlarmInput.Act act) {
    Verdict verdict = new AlarmLife(rule(), ids).act(alarm, act);
    assertThat(verdict).isInstanceOf(Verdict.Done.class);
    take(((Verdict.Done) verdict).outcome());
  }

  private void take(Outcome outcome) {
    alarm = outcome.alarm();
    history.addAll(outcome.transitions());
  }

  private AlarmRule rule() {
    return ConditionRule.of(condition, Optional.empty(), Optional.empty(), SEVERITIES, noon(0));
  }

  private Activation open() {
    return alarm.open().orElseThrow();
  }

  private String stands() {
    String base = alarm.standing().base().base().name();
    return switch (alarm.standing().overlay().symbol()) {
      case NONE -> base;
      case SUPPRESSED_BY_DESIGN -> base + "/S";
      default -> base + "/" + alarm.standing().overlay().symbol();
    };
  }

  private String told() {
    return history.stream()
        .map(line ->
            (line.fact().isAnnunciated() ? " " : " ~")
                + line.fact().type()
                + (line.fact().cause() == null ? "" : "(" + line.fact().cause() + ")"))
        .collect(Collectors.joining());
  }

  private interface Beginning {
    void accept(ConditionLifeTest walk);
  }

  private static Map<String, Beginning> beginnings() {
    Map<String, Beginning> all = new LinkedHashMap<>();
    all.put("NEVER", _ -> {});
    all.put("NORM", walk -> walk.sayAll("UNACK", "ACKED", "NORM"));
    all.put("UNACK", walk -> walk.sayAll("UNACK"));
    all.put("ACKED", walk -> walk.sayAll("UNACK", "ACKED"));
    all.put(
        "ACKED_HERE",
        walk -> {
          walk.sayAll("UNACK");
          walk.acknowledgeHere();
        });
    all.put("RTNUN", walk -> walk.sayAll("UNACK", "RTNUN"));
    all.put(
        "DONE_HERE",
        walk -> {
          walk.sayAll("UNACK");
          walk.acknowledgeHere();
          walk.sayAll("RTNUN");
        });
    all.put("LATCHED", walk -> walk.sayAll("UNACK", "LATCHED"));
    all.put("LATCHED_SEEN", walk -> walk.sayAll("UNACK", "LATCHED", "LATCHED_SEEN"));
    all.put("OVER", walk -> walk.sayAll("UNACK", "OVER"));
    return all;
  }

  private void sayAll(String... sayings) {
    for (String saying : sayings) {
      say(Objects.requireNonNull(sayings(40).get(saying)));
    }
  }

  private static Map<String, Said> sayings(double second) {
    Instant at = noon(second);
    Map<String, Said> all = new LinkedHashMap<>();
    all.put("UNACK", Said.active(at, false));
    all.put("ACKED", Said.active(at, true));
    all.put("RTNUN", Said.inactive(at, false).with("latched", false));
    all.put("NORM", Said.inactive(at, true).with("latched", false));
    all.put("LATCHED", Said.inactive(at, false).with("latched", true));
    all.put("LATCHED_SEEN", Said.inactive(at, true).with("latched", true));
    all.put("OVER", Said.over(at));
    all.put("SILENT", Said.at(at));
    all.put("SHELVED", Said.active(at, false).with("shelving", "OneShotShelved"));
    all.put("SUPPRESSED", Said.active(at, false).with("suppressed", true));
    all.put("DISABLED", Said.at(at).with("enabled", false));
    return all;
  }
}

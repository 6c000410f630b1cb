package org.penstock.alert.domain.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.countedIds;
import static org.penstock.alert.domain.Samples.noon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.AlarmState;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmEventType;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** A random walk of readings, pauses and acts that must never leave what holds of every alarm. */
class AlarmWalkTest {

  private static final int STEPS = 50_000;
  private static final Set<AlarmBaseState> ACTIVE =
      Set.of(AlarmBaseState.UNACK, AlarmBaseState.ACKED);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 2026})
  void whateverHappensTheAlarmAndItsHistoryAgree(long seed) {
    Random random = new Random(seed);
    AlarmRule rule =
        Samples.rule(
            "walk",
            Samples.TURBIDITY,
            Samples.limits(
                "0.2", 3, Map.of(Level.LL, "1", Level.L, "2", Level.H, "8", Level.HH, "9")),
            new Behaviour(random.nextBoolean(), true, random.nextBoolean(), random.nextBoolean()));
    AlarmLife life = new AlarmLife(rule, countedIds());
    Alarm alarm = Alarm.untouched(rule.alarmId());
    Instant now = Samples.NOON;
    Ledger ledger = new Ledger();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(4000));
      Outcome outcome = anything(random, life, alarm, now);
      ledger.check(alarm, outcome, "seed " + seed + " step " + step);
      alarm = outcome.alarm();
    }
    assertThat(ledger.raised).isGreaterThan(100);
    assertThat(ledger.cleared).isGreaterThan(100);
  }

  private static Outcome anything(Random random, AlarmLife life, Alarm alarm, Instant now) {
    return switch (random.nextInt(10)) {
      case 0 -> act(life, alarm, new AlarmInput.Acknowledge(Samples.OPERATOR, null, now));
      case 1 -> act(life, alarm, new AlarmInput.Reset(Samples.OPERATOR, null, now));
      case 2, 3 -> life.advance(alarm, now);
      default -> life.observe(alarm, reading(random, now));
    };
  }

  private static Outcome act(AlarmLife life, Alarm alarm, AlarmInput.Act input) {
    return switch (life.act(alarm, input)) {
      case Verdict.Done(Outcome outcome) -> outcome;
      case Verdict.Refused _ -> Outcome.of(alarm);
    };
  }

  private static Observation reading(Random random, Instant now) {
    Quality quality = random.nextInt(8) == 0 ? Quality.BAD : Quality.GOOD;
    BigDecimal value = BigDecimal.valueOf(random.nextInt(105), 1);
    Instant at = random.nextInt(10) == 0 ? now.minusSeconds(random.nextInt(20)) : now;
    return new Observation(Samples.TURBIDITY, TagValue.of(value), "NTU", quality, at);
  }

  /** What holds after every step. */
  private static final class Ledger {

    private final Set<UUID> occurrences = new HashSet<>();
    private long seq;
    private int raised;
    private int cleared;

    void check(Alarm before, Outcome outcome, String where) {
      Alarm after = outcome.alarm();
      AlarmBaseState last = before.standing().base().base();
      for (Transition one : outcome.transitions()) {
        seq++;
        assertThat(one.seq()).as(where).isEqualTo(seq);
        count(one, where);
        last = one.to().base().base();
      }
      assertThat(after.seq()).as(where).isEqualTo(seq);
      assertThat(after.standing().base().base()).as("%s: no change without history", where).isEqualTo(last);
      boolean abnormal = after.condition().level(null).isPresent();
      assertThat(ACTIVE.contains(after.standing().base().base())).as(where).isEqualTo(abnormal);
      after
          .open()
          .filter(_ -> abnormal)
          .ifPresent(open ->
              assertThat(after.condition().level(open.level())).as(where).contains(open.level()));
    }

    private void count(Transition one, String where) {
      List<AlarmEventType> ends = List.of(AlarmEventType.CLEARED);
      if (one.fact().type() == AlarmEventType.RAISED) {
        raised++;
        assertThat(occurrences.add(one.activation().occurrenceId())).as(where).isTrue();
      }
      if (ends.contains(one.fact().type())) {
        cleared++;
        assertThat(one.to().base()).as(where).isEqualTo(AlarmState.Normal.NORMAL);
      }
      assertThat(one.occurredAt()).as(where).isAfterOrEqualTo(noon(0));
    }
  }
}

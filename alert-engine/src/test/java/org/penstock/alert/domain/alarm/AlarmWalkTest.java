package org.penstock.alert.domain.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.OPERATOR;
import static org.penstock.alert.domain.Samples.SUPERVISOR;
import static org.penstock.alert.domain.Samples.countedIds;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.state.Activation;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Overlay;
import org.penstock.alert.domain.state.Removal;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.alert.domain.state.Standing;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmEventType;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/**
 * A random walk of a million steps, readings, pauses, acts and the plant's design, that must never
 * leave what holds of every alarm. The seed makes it the same walk again.
 */
class AlarmWalkTest {

  private static final int STEPS = 250_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 2026})
  void whateverHappensTheAlarmAndItsHistoryAgree(long seed) {
    Random random = new Random(seed);
    AlarmRule rule = rule(random);
    AlarmLife life = new AlarmLife(rule, countedIds());
    Alarm alarm = Alarm.untouched(rule.alarmId());
    Instant now = Samples.NOON;
    Ledger ledger = new Ledger(rule);
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(4000));
      Outcome outcome = anything(random, life, alarm, now);
      @Nullable String fault = ledger.fault(alarm, outcome);
      assertThat(fault).as("seed %d step %d, after %s", seed, step, alarm).isNull();
      alarm = outcome.alarm();
      if (step % 5 == 0) {
        Outcome passed = life.advance(alarm, now);
        assertThat(ledger.fault(alarm, passed)).as("seed %d step %d passed", seed, step).isNull();
        alarm = passed.alarm();
        assertThat(alarm.due().filter(isDueBy(now))).as("seed %d step %d", seed, step).isEmpty();
      }
    }
    assertThat(ledger.told.keySet())
        .as("what an engine without SCADA conditions and rule changes can tell")
        .containsAll(
            EnumSet.complementOf(
                EnumSet.of(
                    AlarmEventType.RESET, // where the rule latches
                    AlarmEventType.RULE_CHANGED,
                    AlarmEventType.REMOVED,
                    AlarmEventType.UNKNOWN)));
    assertThat(ledger.told.containsKey(AlarmEventType.RESET))
        .isEqualTo(rule.behaviour().latching());
  }

  private static AlarmRule rule(Random random) {
    return Samples.rule(
        "walk",
        Samples.TURBIDITY,
        Samples.limits("0.2", 3, Map.of(Level.LL, "1", Level.L, "2", Level.H, "8", Level.HH, "9")),
        new Behaviour(random.nextBoolean(), true, random.nextBoolean(), random.nextBoolean()),
        new Urging(
            Optional.of(Duration.ofSeconds(20)),
            Optional.of(Duration.ofSeconds(9)),
            Optional.of(Duration.ofSeconds(30))),
        new Suppression(
            Set.of("parent@PLC"),
            Optional.empty(),
            Optional.of(new Suppression.Chatter(4, Duration.ofSeconds(60), Duration.ofSeconds(40))),
            Set.of()),
        new WorkOrderPolicy.AfterDelay(Duration.ofSeconds(12)));
  }

  private static Outcome anything(Random random, AlarmLife life, Alarm alarm, Instant now) {
    return switch (random.nextInt(24)) {
      case 0, 1 -> act(life, alarm, new AlarmInput.Acknowledge(OPERATOR, null, now));
      case 2 -> act(life, alarm, new AlarmInput.Reset(OPERATOR, null, now));
      case 3, 4, 5 -> life.advance(alarm, now);
      case 6 -> act(life, alarm, new AlarmInput.PutOnShelf(shelf(random, now)));
      case 7 -> act(life, alarm, new AlarmInput.TakeOffShelf(OPERATOR, null, now));
      case 8 -> act(life, alarm, new AlarmInput.TakeOutOfService(removal(random, now)));
      case 9, 10 ->
          act(
              life,
              alarm,
              new AlarmInput.ReturnToService(
                  SUPERVISOR, null, !alarm.suppressors().isEmpty(), now));
      case 11 -> life.design(alarm, Set.of(parent()), now);
      case 12, 13 -> life.design(alarm, Set.of(), now);
      case 14 -> act(life, alarm, new AlarmInput.Remark(OPERATOR, "seen", now));
      case 15 -> life.covered(alarm, "Turbidity.HighHigh", random.nextInt(3) == 0, now);
      default -> life.observe(alarm, reading(random, now));
    };
  }

  private static Predicate<Instant> isDueBy(Instant now) {
    return at -> !at.isAfter(now);
  }

  /** A person sees the alarm as it is now: what is due has happened. */
  private static Outcome act(AlarmLife life, Alarm alarm, AlarmInput.Act input) {
    Outcome before = life.advance(alarm, input.at());
    return switch (life.act(before.alarm(), input)) {
      case Verdict.Done(Outcome outcome) -> before.then(outcome);
      case Verdict.Refused _ -> before;
    };
  }

  private static Suppressor parent() {
    return new Suppressor(Suppressor.Kind.PARENT, "parent@PLC");
  }

  private static Shelf shelf(Random random, Instant now) {
    return new Shelf(
        random.nextBoolean() ? Shelf.Mode.TIMED : Shelf.Mode.ONE_SHOT,
        now.plusSeconds(random.nextInt(1, 60)),
        Shelf.Reason.MAINTENANCE,
        null,
        OPERATOR,
        now);
  }

  private static Removal removal(Random random, Instant now) {
    Instant reviewAt = now.plusSeconds(random.nextInt(1, 30));
    return new Removal("analyser away", null, reviewAt, false, SUPERVISOR, now);
  }

  private static Observation reading(Random random, Instant now) {
    Quality quality = random.nextInt(8) == 0 ? Quality.BAD : Quality.GOOD;
    BigDecimal value = BigDecimal.valueOf(random.nextInt(105), 1);
    Instant at = random.nextInt(10) == 0 ? now.minusSeconds(random.nextInt(20)) : now;
    return new Observation(Samples.TURBIDITY, TagValue.of(value), "NTU", quality, at);
  }

  /** What holds after every step. */
  private static final class Ledger {

    private final AlarmRule rule;
    private final Set<UUID> occurrences = new HashSet<>();
    private final Map<AlarmEventType, Integer> told = new EnumMap<>(AlarmEventType.class);
    private long seq;

    Ledger(AlarmRule rule) {
      this.rule = rule;
    }

    /** What does not hold; null when all does. */
    @Nullable String fault(Alarm before, Outcome outcome) {
      Standing last = before.standing();
      for (Transition one : outcome.transitions()) {
        seq++;
        @Nullable String fault = fault(one);
        if (fault != null) {
          return fault + ": " + one;
        }
        last = one.to();
      }
      Alarm after = outcome.alarm();
      if (after.seq() != seq) {
        return "history ends at " + seq + ", the alarm at " + after.seq();
      }
      if (!after.standing().equals(last)) {
        return "a change without history, to " + after.standing();
      }
      return states(after);
    }

    private @Nullable String fault(Transition one) {
      told.merge(one.fact().type(), 1, Integer::sum);
      if (one.seq() != seq) {
        return "a hole in the history";
      }
      if (one.fact().isAnnunciated() && one.from().isOverlaid() && one.to().isOverlaid()) {
        return "annunciated beneath an overlay";
      }
      return switch (one.fact().type()) {
        case RAISED -> raised(one);
        case CLEARED ->
            one.to().base().base() == AlarmBaseState.NORM ? null : "cleared, yet not normal";
        case WORK_ORDER_REQUESTED ->
            one.to().isActive() ? null : "a work order for what is not active";
        case UNACK_TIMEOUT, REANNUNCIATED ->
            one.from().base().base() == AlarmBaseState.UNACK ? null : "urged for nothing";
        default -> null;
      };
    }

    private @Nullable String raised(Transition one) {
      UUID id = Objects.requireNonNull(one.activation()).occurrenceId();
      boolean isKnown = !occurrences.add(id);
      boolean isUnsuppressed =
          one.fact().cause() == org.penstock.alert.domain.state.Step.Cause.UNSUPPRESSED;
      return isKnown == isUnsuppressed ? null : "an occurrence that is raised twice";
    }

    private @Nullable String states(Alarm after) {
      boolean abnormal = after.condition().level(null).isPresent();
      if (after.standing().isActive() != abnormal) {
        return "the base does not follow the process";
      }
      Optional<Level> shown = after.open().map(Activation::level);
      if (abnormal && !after.condition().level(shown.orElseThrow()).equals(shown)) {
        return "the level shown is not the worst that is on";
      }
      boolean suppressed = after.standing().overlay() instanceof Overlay.SuppressedByDesign;
      boolean out = after.standing().overlay() instanceof Overlay.OutOfService;
      if (!out && suppressed == after.suppressors().isEmpty()) {
        return "the overlay does not follow the design";
      }
      boolean hidden = after.standing().isOverlaid();
      if (hidden && after.reminders().due().keySet().stream().anyMatch(Ledger::urges)) {
        return "urged beneath an overlay";
      }
      return after.reminders().equals(after.reminded(rule).reminders())
          ? null
          : "reminders that do not fit";
    }

    private static boolean urges(Reminders.Kind kind) {
      return switch (kind) {
        case REALARM, UNACK_TIMEOUT, REANNUNCIATE, WORK_ORDER -> true;
        case SHELF_EXPIRY, CHATTER_END, OOS_REVIEW -> false;
      };
    }
  }
}

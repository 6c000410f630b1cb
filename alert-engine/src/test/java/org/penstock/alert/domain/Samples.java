package org.penstock.alert.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.Limits;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Actor;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** Rules, readings and people that the tests share. */
public final class Samples {

  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final String TURBIDITY = "filters.filter2.turbidity";
  public static final Actor OPERATOR =
      new Actor("u-1", "operator", "Demo Operator", "Operator", "penstock-ui");
  public static final Actor SUPERVISOR =
      new Actor("u-2", "supervisor", "Demo Supervisor", "Supervisor", "penstock-ui");

  public static final WorkOrderPolicy NO_WORK_ORDER = new WorkOrderPolicy.Never();

  private Samples() {}

  /** Noon and some seconds. */
  public static Instant noon(double seconds) {
    return NOON.plusMillis(Math.round(seconds * 1000));
  }

  public static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** H 0.3 and HH 1.0 NTU, deadband 0.02, on-delay 5 s, off-delay 10 s. */
  public static AlarmRule turbidity() {
    return turbidity(Behaviour.USUAL);
  }

  public static AlarmRule turbidity(Behaviour behaviour) {
    return rule(
        "filter2-turbidity-high",
        TURBIDITY,
        limits("0.02", 5, Map.of(Level.H, "0.3", Level.HH, "1.0")),
        behaviour);
  }

  public static AlarmRule rule(String id, String tag, RuleKind kind, Behaviour behaviour) {
    return rule(id, tag, kind, behaviour, Urging.NONE, Suppression.NEVER, NO_WORK_ORDER);
  }

  public static AlarmRule rule(
      String id,
      String tag,
      RuleKind kind,
      Behaviour behaviour,
      Urging urging,
      Suppression suppression,
      WorkOrderPolicy policy) {
    return new AlarmRule(
        id,
        1,
        "wtp-1",
        "filters",
        tag,
        "FILTER-2",
        "Filter 2",
        "Filter 2 turbidity high",
        kind,
        seconds(10),
        Optional.empty(),
        suppression,
        behaviour,
        urging,
        Optional.empty(),
        AlarmPriority.HIGH,
        AlarmClass.REGULATORY,
        policy,
        id,
        List.of(tag, "filters.filter2.flow"),
        Rationale.NONE);
  }

  public static Limits limits(String deadband, long onDelay, Map<Level, String> limits) {
    Map<Level, Limit> all = new java.util.EnumMap<>(Level.class);
    limits.forEach((level, limit) ->
        all.put(
            level,
            new Limit(
                new BigDecimal(limit),
                seconds(onDelay),
                level == Level.HH ? AlarmPriority.CRITICAL : null)));
    return new Limits("LIMIT", new LimitSet(all, new BigDecimal(deadband)));
  }

  public static Observation turbidity(String value, double second) {
    return reading(TURBIDITY, value, second);
  }

  public static Observation reading(String tag, String value, double second) {
    return new Observation(
        tag, TagValue.of(new BigDecimal(value)), "NTU", Quality.GOOD, noon(second));
  }

  public static Observation bad(double second) {
    return new Observation(TURBIDITY, TagValue.missing(), "NTU", Quality.BAD, noon(second));
  }

  /** Occurrence ids 1, 2, 3 ... */
  public static Supplier<UUID> countedIds() {
    return new Supplier<>() {
      private long last;

      @Override
      public UUID get() {
        last++;
        return new UUID(0, last);
      }
    };
  }
}

package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft.LevelDraft;
import org.penstock.alert.domain.kind.Deviation;
import org.penstock.alert.domain.kind.Limit;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.Limits;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmPriority;

/** Checks limits, and the kinds that hold the present value against them. */
final class LimitCheck {

  private static final List<Level> RISING = List.of(Level.LL, Level.L, Level.H, Level.HH);

  private final RuleDraft draft;
  private final Faults faults;

  LimitCheck(RuleDraft draft, Faults faults) {
    this.draft = draft;
    this.faults = faults;
  }

  Optional<RuleKind> limit() {
    return limits(false).map(limits -> new Limits("LIMIT", limits));
  }

  /** How long is what counts, so each level says it, and a worse one may have the same limit. */
  Optional<RuleKind> sustained() {
    Optional<LimitSet> limits = limits(true);
    limits.ifPresent(known -> {
      for (Level level : RISING) {
        if (known.levels().contains(level) && known.onDelay(level).isZero()) {
          faults.add("levels.%s.on_delay is missing: SUSTAINED is for so long".formatted(level));
        }
      }
    });
    return limits.map(known -> new Limits("SUSTAINED", known));
  }

  Optional<RuleKind> deviation() {
    String setpointTag = faults.text("setpoint_tag", draft.setpointTag());
    if (!setpointTag.isEmpty() && setpointTag.equals(draft.tag())) {
      faults.add("setpoint_tag is the tag itself");
    }
    return limits().map(limits -> new Deviation(setpointTag, limits));
  }

  /** The limits; empty where there is none. */
  Optional<LimitSet> limits() {
    return limits(false);
  }

  private Optional<LimitSet> limits(boolean mayBeEqual) {
    Map<Level, Limit> limits = new EnumMap<>(Level.class);
    Objects.requireNonNullElse(draft.levels(), Map.<String, LevelDraft>of())
        .forEach((name, level) -> limit(name, level, limits));
    if (limits.isEmpty()) {
      faults.add("levels is empty: give at least one of HH, H, L, LL");
      return Optional.empty();
    }
    BigDecimal deadband = Objects.requireNonNullElse(draft.deadband(), BigDecimal.ZERO);
    if (deadband.signum() < 0) {
      faults.add("deadband %s is negative".formatted(deadband.toPlainString()));
    }
    checkOrder(limits, deadband, mayBeEqual);
    return Optional.of(new LimitSet(limits, deadband));
  }

  private void limit(String name, @Nullable LevelDraft level, Map<Level, Limit> limits) {
    Optional<Level> known = RISING.stream().filter(one -> one.name().equals(name)).findFirst();
    String at = "levels." + name;
    if (known.isEmpty()) {
      faults.add(at + " is not a level: HH, H, L, LL");
    } else if (level == null || level.limit() == null) {
      faults.add(at + ".limit is missing");
    } else {
      Duration onDelay =
          faults.delay(
              at + ".on_delay", level.onDelay() == null ? draft.onDelay() : level.onDelay());
      AlarmPriority priority =
          level.priority() == null
              ? null
              : faults.symbol(at + ".priority", level.priority(), AlarmPriority.class);
      limits.put(known.get(), new Limit(level.limit(), onDelay, priority));
    }
  }

  /** LL, L, H and HH rise, and the deadbands of the two sides do not meet. */
  private void checkOrder(Map<Level, Limit> limits, BigDecimal deadband, boolean mayBeEqual) {
    Level below = null;
    for (Level level : RISING) {
      Limit limit = limits.get(level);
      if (limit == null) {
        continue;
      }
      Limit lower = below == null ? null : limits.get(below);
      if (below != null && lower != null) {
        checkPair(
            new Placed(below, lower),
            new Placed(level, limit),
            deadband.multiply(BigDecimal.TWO),
            mayBeEqual);
      }
      below = level;
    }
  }

  private record Placed(Level level, Limit limit) {

    String text() {
      return "levels.%s.limit %s".formatted(level, limit.limit().toPlainString());
    }
  }

  private void checkPair(Placed lower, Placed upper, BigDecimal deadbands, boolean mayBeEqual) {
    boolean acrossNormal = upper.level().isHigh() && !lower.level().isHigh();
    BigDecimal room = acrossNormal ? deadbands : BigDecimal.ZERO;
    BigDecimal distance = upper.limit().limit().subtract(lower.limit().limit());
    if (mayBeEqual && !acrossNormal && distance.signum() == 0) {
      checkDurations(
          upper.level().isHigh() ? lower : upper, upper.level().isHigh() ? upper : lower);
    } else if (distance.compareTo(room) <= 0) {
      faults.add(
          "%s is not above %s%s"
              .formatted(
                  upper.text(), lower.text(), acrossNormal ? " by more than two deadbands" : ""));
    }
  }

  private void checkDurations(Placed milder, Placed worse) {
    if (worse.limit().onDelay().compareTo(milder.limit().onDelay()) <= 0) {
      faults.add(
          "levels.%s.on_delay %s is not longer than levels.%s.on_delay %s at the same limit"
              .formatted(
                  worse.level(),
                  worse.limit().onDelay(),
                  milder.level(),
                  milder.limit().onDelay()));
    }
  }
}

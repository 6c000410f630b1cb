package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft.LevelDraft;
import org.penstock.alert.domain.kind.Discrete;
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
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.TagValue;

/** Checks one draft and names every fault at once, so that a person mends the row in one go. */
public final class RuleCheck {

  private static final Pattern RULE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final Pattern ASSET_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MOST_SNAPSHOT_TAGS = 16;
  private static final List<Level> RISING = List.of(Level.LL, Level.L, Level.H, Level.HH);

  private final RuleDraft draft;
  private final List<String> faults = new ArrayList<>();

  private RuleCheck(RuleDraft draft) {
    this.draft = draft;
  }

  /** The answer of a check. */
  public sealed interface Result {

    /** Fit to be used. */
    record Accepted(AlarmRule rule) implements Result {}

    /** Not fit, for these reasons. */
    record Faulty(List<String> faults) implements Result {

      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /** Checks a draft; the rule gets this version. */
  public static Result check(RuleDraft draft, String plantId, int version) {
    return new RuleCheck(draft).run(plantId, version);
  }

  private Result run(String plantId, int version) {
    String id = matching("id", draft.id(), RULE_ID);
    String assetId = matching("asset_id", draft.assetId(), ASSET_ID);
    String area = text("area", draft.area());
    String tag = text("tag", draft.tag());
    String title = text("title", draft.title());
    AlarmPriority priority = priority("priority", draft.priority());
    AlarmClass alarmClass = symbol("alarm_class", draft.alarmClass(), AlarmClass.class);
    WorkOrderPolicy policy = policy();
    Duration offDelay = delay("off_delay", draft.offDelay());
    List<String> snapshot = snapshotTags(tag);
    Optional<RuleKind> kind = kind();
    if (kind.isEmpty() || !faults.isEmpty()) {
      return new Result.Faulty(faults);
    }
    return new Result.Accepted(
        new AlarmRule(
            id,
            version,
            plantId,
            area,
            tag,
            assetId,
            or(draft.assetName(), assetId),
            title,
            kind.get(),
            offDelay,
            Optional.empty(),
            Suppression.NEVER,
            behaviour(),
            Urging.NONE,
            Optional.empty(),
            priority,
            alarmClass,
            policy,
            or(draft.failureGroup(), id),
            snapshot,
            Objects.requireNonNullElse(draft.rationale(), Rationale.NONE)));
  }

  private Optional<RuleKind> kind() {
    return switch (or(draft.kind(), "")) {
      case "LIMIT" -> limits();
      case "DISCRETE" -> discrete();
      case "" -> fault("kind is missing: LIMIT or DISCRETE");
      default -> fault("kind '%s' is not known: LIMIT or DISCRETE".formatted(draft.kind()));
    };
  }

  private Optional<RuleKind> limits() {
    Map<Level, Limit> limits = new EnumMap<>(Level.class);
    Objects.requireNonNullElse(draft.levels(), Map.<String, LevelDraft>of())
        .forEach((name, level) -> limit(name, level, limits));
    if (limits.isEmpty()) {
      return fault("levels is empty: give at least one of HH, H, L, LL");
    }
    BigDecimal deadband = Objects.requireNonNullElse(draft.deadband(), BigDecimal.ZERO);
    if (deadband.signum() < 0) {
      fault("deadband %s is negative".formatted(deadband.toPlainString()));
    }
    checkOrder(limits, deadband);
    return Optional.of(new Limits("LIMIT", new LimitSet(limits, deadband)));
  }

  private void limit(String name, @Nullable LevelDraft level, Map<Level, Limit> limits) {
    Optional<Level> known = RISING.stream().filter(one -> one.name().equals(name)).findFirst();
    String at = "levels." + name;
    if (known.isEmpty()) {
      fault(at + " is not a level: HH, H, L, LL");
    } else if (level == null || level.limit() == null) {
      fault(at + ".limit is missing");
    } else {
      Duration onDelay =
          delay(at + ".on_delay", level.onDelay() == null ? draft.onDelay() : level.onDelay());
      AlarmPriority priority =
          level.priority() == null ? null : priority(at + ".priority", level.priority());
      limits.put(known.get(), new Limit(level.limit(), onDelay, priority));
    }
  }

  /** LL, L, H and HH rise, and the deadbands of the two sides do not meet. */
  private void checkOrder(Map<Level, Limit> limits, BigDecimal deadband) {
    Level below = null;
    for (Level level : RISING) {
      Limit limit = limits.get(level);
      if (limit == null) {
        continue;
      }
      Limit lower = below == null ? null : limits.get(below);
      if (below != null && lower != null) {
        boolean acrossNormal = level.isHigh() && !below.isHigh();
        BigDecimal room = acrossNormal ? deadband.multiply(BigDecimal.TWO) : BigDecimal.ZERO;
        if (limit.limit().subtract(lower.limit()).compareTo(room) <= 0) {
          fault(
              "levels.%s.limit %s is not above levels.%s.limit %s%s"
                  .formatted(
                      level,
                      limit.limit().toPlainString(),
                      below,
                      lower.limit().toPlainString(),
                      acrossNormal ? " by more than two deadbands" : ""));
        }
      }
      below = level;
    }
  }

  private Optional<RuleKind> discrete() {
    TagValue value = draft.alarmValue();
    if (value == null || value instanceof TagValue.Missing) {
      return fault("alarm_value is missing");
    }
    return Optional.of(new Discrete(value, delay("on_delay", draft.onDelay())));
  }

  private WorkOrderPolicy policy() {
    return switch (or(draft.woPolicy(), "NEVER")) {
      case "NEVER" -> new WorkOrderPolicy.Never();
      case "ON_RAISE" -> new WorkOrderPolicy.OnRaise();
      default -> {
        fault("wo_policy '%s' is not one of [NEVER, ON_RAISE]".formatted(draft.woPolicy()));
        yield new WorkOrderPolicy.Never();
      }
    };
  }

  private Behaviour behaviour() {
    Behaviour usual = Behaviour.USUAL;
    return new Behaviour(
        Objects.requireNonNullElse(draft.latching(), usual.latching()),
        Objects.requireNonNullElse(draft.ackRequired(), usual.ackRequired()),
        Objects.requireNonNullElse(draft.returnAckRequired(), usual.returnAckRequired()),
        Objects.requireNonNullElse(draft.reAckOnEscalation(), usual.reAckOnEscalation()));
  }

  private List<String> snapshotTags(String tag) {
    List<String> tags = new ArrayList<>();
    tags.add(tag);
    for (String other : Objects.requireNonNullElse(draft.snapshotTags(), List.<String>of())) {
      if (!tags.contains(other)) {
        tags.add(other);
      }
    }
    if (tags.size() > MOST_SNAPSHOT_TAGS) {
      fault("snapshot_tags has more than %d tags".formatted(MOST_SNAPSHOT_TAGS));
    }
    return tags;
  }

  private String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      fault(field + " is missing");
      return "";
    }
    return value;
  }

  private String matching(String field, @Nullable String value, Pattern pattern) {
    String text = text(field, value);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      fault("%s '%s' must match %s".formatted(field, text, pattern));
    }
    return text;
  }

  private Duration delay(String field, @Nullable Duration delay) {
    if (delay != null && delay.isNegative()) {
      fault("%s %s is negative".formatted(field, delay));
    }
    return Objects.requireNonNullElse(delay, Duration.ZERO);
  }

  private AlarmPriority priority(String field, @Nullable String name) {
    return symbol(field, name, AlarmPriority.class);
  }

  /** The symbol of that name; UNKNOWN is what readers see, not something to write. */
  private <E extends Enum<E>> E symbol(String field, @Nullable String name, Class<E> type) {
    E[] symbols = type.getEnumConstants();
    for (E symbol : symbols) {
      if (symbol.name().equals(name) && !"UNKNOWN".equals(name)) {
        return symbol;
      }
    }
    fault(
        name == null
            ? field + " is missing"
            : "%s '%s' is not one of %s".formatted(field, name, List.of(symbols)));
    return symbols[0];
  }

  private Optional<RuleKind> fault(String what) {
    faults.add(what);
    return Optional.empty();
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }
}

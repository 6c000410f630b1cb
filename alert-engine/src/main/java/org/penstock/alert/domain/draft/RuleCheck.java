package org.penstock.alert.domain.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;

/** Checks one draft and names every fault at once, so that a person mends the row in one go. */
public final class RuleCheck {

  private static final Pattern RULE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
  private static final Pattern ASSET_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MOST_SNAPSHOT_TAGS = 16;

  private final RuleDraft draft;
  private final Expressions expressions;
  private final Faults faults = new Faults();

  private RuleCheck(RuleDraft draft, Expressions expressions) {
    this.draft = draft;
    this.expressions = expressions;
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
  public static Result check(
      RuleDraft draft, String plantId, int version, Expressions expressions) {
    return new RuleCheck(draft, expressions).run(plantId, version);
  }

  private Result run(String plantId, int version) {
    String id = faults.matching("id", draft.id(), RULE_ID);
    String assetId = faults.matching("asset_id", draft.assetId(), ASSET_ID);
    String area = faults.text("area", draft.area());
    String tag = faults.text("tag", draft.tag());
    String title = faults.text("title", draft.title());
    AlarmPriority priority = faults.symbol("priority", draft.priority(), AlarmPriority.class);
    AlarmClass alarmClass = faults.symbol("alarm_class", draft.alarmClass(), AlarmClass.class);
    List<String> snapshot = snapshotTags(tag);
    PolicyCheck policy = new PolicyCheck(draft, faults);
    Optional<Expression> enabling =
        faults.expression("enabling_condition", draft.enablingCondition(), expressions);
    Suppression suppression = new SuppressionCheck(draft, faults, expressions).suppression();
    Optional<RuleKind> kind = new KindCheck(draft, faults, expressions).kind();
    AlarmRule rule =
        new AlarmRule(
            id,
            version,
            plantId,
            area,
            tag,
            assetId,
            or(draft.assetName(), assetId),
            title,
            kind.orElse(KindCheck.NONE),
            faults.delay("off_delay", draft.offDelay()),
            enabling,
            suppression,
            behaviour(),
            policy.urging(),
            policy.longestShelf(),
            priority,
            alarmClass,
            policy.workOrder(),
            or(draft.failureGroup(), id),
            snapshot,
            Objects.requireNonNullElse(draft.rationale(), Rationale.NONE));
    new RationaleCheck(rule, faults).check();
    return faults.isEmpty() ? new Result.Accepted(rule) : new Result.Faulty(faults.found());
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
      faults.add("snapshot_tags has more than %d tags".formatted(MOST_SNAPSHOT_TAGS));
    }
    return tags;
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }
}

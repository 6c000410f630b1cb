package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.event.TagValue;

/** A rule as a person writes it: nothing is certain until {@link RuleCheck} has seen it. */
public record RuleDraft(
    @Nullable String id,
    @Nullable String kind,
    @Nullable String area,
    @Nullable String tag,
    @Nullable String assetId,
    @Nullable String assetName,
    @Nullable String title,
    @Nullable Map<String, LevelDraft> levels,
    @Nullable BigDecimal deadband,
    @Nullable TagValue alarmValue,
    @Nullable Duration onDelay,
    @Nullable Duration offDelay,
    @Nullable String priority,
    @Nullable String alarmClass,
    @Nullable String woPolicy,
    @Nullable String failureGroup,
    @Nullable Boolean latching,
    @Nullable Boolean ackRequired,
    @Nullable Boolean returnAckRequired,
    @Nullable Boolean reAckOnEscalation,
    @Nullable List<String> snapshotTags,
    @Nullable Rationale rationale) {

  /** One level of a draft. */
  public record LevelDraft(
      @Nullable BigDecimal limit, @Nullable Duration onDelay, @Nullable String priority) {}
}

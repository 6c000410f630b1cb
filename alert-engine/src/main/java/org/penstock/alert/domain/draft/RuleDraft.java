package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.event.TagValue;

/**
 * A rule as a person writes it: nothing is certain until {@link RuleCheck} has seen it.
 *
 * @param setpointTag DEVIATION
 * @param feedbackTag DISCREPANCY: what answers the command in {@code tag}
 * @param travelTime DISCREPANCY: how long the answer may take
 * @param maxSilence STALE
 * @param includeUncertain BAD_QUALITY: whether an uncertain value counts, too
 * @param togetherWith BAD_QUALITY: tags that must be bad, too: those of one controller
 * @param minChange FROZEN: by how much a healthy value changes within the window
 * @param window FROZEN, COUNT_IN_WINDOW, WINDOW_STATISTIC
 * @param count COUNT_IN_WINDOW: changes to {@code alarm_value} that are too many
 * @param sampleEvery the period of the sample clock
 * @param samples CONSECUTIVE_SAMPLES: how many in a row; RATE_OF_CHANGE: over how many
 * @param maxAge how old a value may be that is sampled
 * @param per RATE_OF_CHANGE: the unit of time in the limits; WINDOW_STATISTIC: that of a flow whose
 *     sum is a volume
 * @param statistic WINDOW_STATISTIC: avg, min, max, sum, stddev, p1 to p99
 * @param step WINDOW_STATISTIC: how often it is made; else once per window
 * @param minCoverage WINDOW_STATISTIC: percent of the samples that must have a value
 * @param expression EXPRESSION
 * @param enablingCondition an expression: the rule judges only while it is true
 * @param covers conditions of the SCADA system that speak for this alarm
 */
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
    @Nullable String setpointTag,
    @Nullable String feedbackTag,
    @Nullable Duration travelTime,
    @Nullable Duration maxSilence,
    @Nullable Boolean includeUncertain,
    @Nullable List<String> togetherWith,
    @Nullable BigDecimal minChange,
    @Nullable Duration window,
    @Nullable Integer count,
    @Nullable Duration sampleEvery,
    @Nullable Integer samples,
    @Nullable Duration maxAge,
    @Nullable Duration per,
    @Nullable String statistic,
    @Nullable Duration step,
    @Nullable Integer minCoverage,
    @Nullable String expression,
    @Nullable Duration onDelay,
    @Nullable Duration offDelay,
    @Nullable String enablingCondition,
    @Nullable SuppressDraft suppressWhen,
    @Nullable ChatterDraft chatter,
    @Nullable List<String> covers,
    @Nullable String priority,
    @Nullable String alarmClass,
    @Nullable Boolean latching,
    @Nullable Boolean ackRequired,
    @Nullable Boolean returnAckRequired,
    @Nullable Boolean reAckOnEscalation,
    @Nullable Duration unacknowledgedAfter,
    @Nullable Duration reannounceEvery,
    @Nullable Duration reAlarmAfter,
    @Nullable Duration longestShelf,
    @Nullable String woPolicy,
    @Nullable Duration woDelay,
    @Nullable Integer woCount,
    @Nullable Duration woWindow,
    @Nullable String failureGroup,
    @Nullable List<String> snapshotTags,
    @Nullable Rationale rationale) {

  /** One level of a draft. */
  public record LevelDraft(
      @Nullable BigDecimal limit, @Nullable Duration onDelay, @Nullable String priority) {}

  /**
   * When the plant's design says that the alarm means nothing.
   *
   * @param alarms ids of alarms of the same area that this one follows from
   * @param mode an expression that is true while the alarm means nothing
   */
  public record SuppressDraft(@Nullable List<String> alarms, @Nullable String mode) {}

  /** How many activations within which time are chatter, and how long must none come. */
  public record ChatterDraft(
      @Nullable Integer activations, @Nullable Duration window, @Nullable Duration quiet) {}
}

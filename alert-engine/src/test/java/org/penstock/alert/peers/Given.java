package org.penstock.alert.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;
import static org.penstock.alert.domain.Samples.seconds;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.cel.CelExpressions;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Expressions.Checked;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmPriority;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** A rule in the making, without delays unless it says so, and the readings of its tag. */
record Given(
    String id,
    String tag,
    String asset,
    RuleKind kind,
    Duration offDelay,
    Optional<Expression> enabling,
    Suppression suppression,
    Urging urging,
    WorkOrderPolicy workOrders) {

  static final String TAG = "filters.filter2.turbidity";
  static final String OK = "1";
  static final String MINOR = "5";
  static final String MAJOR = "9";

  static Given rule(String id, RuleKind kind) {
    return new Given(
        id,
        TAG,
        "FILTER-2",
        kind,
        Duration.ZERO,
        Optional.empty(),
        Suppression.NEVER,
        Urging.NONE,
        Samples.NO_WORK_ORDER);
  }

  /** H at 4 and HH at 8. */
  static RuleKind limits(long onDelay) {
    return Samples.limits("0", onDelay, Map.of(Level.H, "4", Level.HH, "8"));
  }

  Given of(String otherTag) {
    return new Given(
        id, otherTag, asset, kind, offDelay, enabling, suppression, urging, workOrders);
  }

  Given on(String otherAsset) {
    return new Given(
        id, tag, otherAsset, kind, offDelay, enabling, suppression, urging, workOrders);
  }

  Given offDelay(long delay) {
    return new Given(
        id, tag, asset, kind, seconds(delay), enabling, suppression, urging, workOrders);
  }

  Given enabledBy(String condition) {
    return new Given(
        id,
        tag,
        asset,
        kind,
        offDelay,
        Optional.of(expression(condition)),
        suppression,
        urging,
        workOrders);
  }

  Given suppressedIn(String mode) {
    return suppressed(
        new Suppression(Set.of(), Optional.of(expression(mode)), Optional.empty(), Set.of()));
  }

  Given suppressed(Suppression design) {
    return new Given(id, tag, asset, kind, offDelay, enabling, design, urging, workOrders);
  }

  Given urging(Urging people) {
    return new Given(id, tag, asset, kind, offDelay, enabling, suppression, people, workOrders);
  }

  Given workOrders(WorkOrderPolicy policy) {
    return new Given(id, tag, asset, kind, offDelay, enabling, suppression, urging, policy);
  }

  AlarmRule make() {
    return new AlarmRule(
        id,
        1,
        "wtp-1",
        "filters",
        tag,
        asset,
        asset,
        id,
        kind,
        offDelay,
        enabling,
        suppression,
        Behaviour.USUAL,
        urging,
        Optional.empty(),
        AlarmPriority.HIGH,
        AlarmClass.PROCESS,
        workOrders,
        id,
        List.of(tag),
        Rationale.NONE);
  }

  static Expression expression(String text) {
    Checked checked = new CelExpressions().check(text);
    assertThat(checked).isInstanceOf(Checked.Sound.class);
    return ((Checked.Sound) checked).expression();
  }

  static Observation reading(String value, double second) {
    return reading(TAG, TagValue.of(new BigDecimal(value)), second);
  }

  static Observation reading(String tag, TagValue value, double second) {
    return new Observation(tag, value, null, Quality.GOOD, noon(second));
  }

  static Observation bad(double second) {
    return new Observation(TAG, TagValue.missing(), null, Quality.BAD, noon(second));
  }

  /** The same value once more, as a source does from time to time while it holds. */
  static Observation toldAgain(Observation last, double second) {
    return new Observation(
        last.tagName(), last.value(), last.unit(), last.quality(), last.at(), noon(second));
  }
}

package org.penstock.alert.domain.scada;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.rule.Urging;
import org.penstock.alert.domain.rule.WorkOrderPolicy;
import org.penstock.alert.domain.signal.Level;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmPriority;
import org.penstock.event.ScadaAlarmEvent;

/** What is known of a condition's alarm beside its state. */
class ConditionRuleTest {

  private static final Severities SEVERITIES = new Severities(801, 601, 401);
  private static final TagPlace PLACE =
      new TagPlace("clearwell", "CLEARWELL-1", "Clearwell", AlarmOwner.BOTH);

  @Test
  void theTagAndTheSeverityDescribeAnAlarmThatNobodyHasDescribed() {
    AlarmRule rule = rule(Said.active(noon(1), false), Optional.of(PLACE), Optional.empty());
    assertThat(rule.area()).isEqualTo("clearwell");
    assertThat(rule.assetId()).isEqualTo("CLEARWELL-1");
    assertThat(rule.title()).isEqualTo("ClearwellLevel");
    assertThat(rule.priority()).isEqualTo(AlarmPriority.HIGH);
    assertThat(rule.workOrderPolicy()).isEqualTo(new WorkOrderPolicy.Never());
    assertThat(rule.kind().origin()).isEqualTo(AlarmOrigin.SCADA);
  }

  @Test
  void aConditionWithoutATagIsOfItsSource() {
    AlarmRule rule = rule(Said.at(1), Optional.empty(), Optional.empty());
    assertThat(rule.area()).isEqualTo("scada");
    assertThat(rule.assetId()).isEqualTo("plc-main");
    assertThat(rule.tagName()).isEmpty();
    assertThat(rule.snapshotTags()).isEmpty();
    assertThat(rule.title()).isEqualTo(Said.CONDITION);
  }

  @Test
  void whatWasToldBeforeWeFollowedAsksForNoWorkOrder() {
    AlarmRule rule =
        rule(Said.active(noon(-1), false), Optional.of(PLACE), Optional.of(covering()));
    assertThat(rule.workOrderPolicy()).isEqualTo(new WorkOrderPolicy.Never());
    assertThat(rule.priorityAt(Level.HH)).isEqualTo(AlarmPriority.CRITICAL);
  }

  private static AlarmRule covering() {
    return Samples.rule(
        "clearwell-level",
        "clearwell.level",
        Samples.limits("0", 0, Map.of(Level.H, "4", Level.HH, "5")),
        Behaviour.USUAL,
        Urging.NONE,
        Suppression.NEVER,
        new WorkOrderPolicy.OnRaise());
  }

  @Test
  void aRuleThatCoversTheConditionLendsItsAssetPriorityAndWorkOrder() {
    AlarmRule covering = covering();
    AlarmRule rule = rule(Said.active(noon(1), false), Optional.of(PLACE), Optional.of(covering));
    assertThat(rule.dedupeKey()).isEqualTo(covering.dedupeKey());
    assertThat(rule.workOrderPolicy()).isEqualTo(new WorkOrderPolicy.OnRaise());
    assertThat(rule.priorityAt(Level.HH)).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(rule.priorityAt(Level.ON)).isEqualTo(AlarmPriority.HIGH);
    assertThat(rule.alarmId())
        .isEqualTo(rule(Said.active(noon(1), false), Optional.empty(), Optional.empty()).alarmId())
        .isNotEqualTo(covering.alarmId());
  }

  @ParameterizedTest
  @CsvSource({
    "1000,CRITICAL",
    "801,CRITICAL",
    "800,HIGH",
    "601,HIGH",
    "600,MEDIUM",
    "401,MEDIUM",
    "400,LOW",
    "1,LOW",
    ",MEDIUM"
  })
  void theSeverityIsThePriority(Integer severity, AlarmPriority priority) {
    assertThat(SEVERITIES.priority(severity)).isEqualTo(priority);
  }

  @Test
  void theIdentityCanStandInAnAddressAndIsOfSourceAndCondition() {
    ConditionKey key = new ConditionKey("PLC main/2", "nsu=urn:a;s=Tank 1/Level#HiHi");
    assertThat(key.alarmId()).matches("scada-tank-1-level-hihi-[0-9a-f]{12}@plc-main-2");
    assertThat(new ConditionKey("other", key.conditionId()).slug()).isNotEqualTo(key.slug());
  }

  private static AlarmRule rule(Said said, Optional<TagPlace> place, Optional<AlarmRule> covering) {
    ScadaAlarmEvent event = said.event();
    KnownCondition condition = KnownCondition.unheard(event).after(event);
    return ConditionRule.of(condition, place, covering, SEVERITIES, noon(0));
  }
}

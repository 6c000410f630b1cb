package org.penstock.alert.app.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.noon;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.event.AlarmEvent;

/** What is told of a line of history. */
class TellingTest {

  private static final AlarmRule RULE = Samples.turbidity();

  private final AlarmLife life = new AlarmLife(RULE, Samples.countedIds());

  /**
   * Row 13 of docs/ALARM-SCENARIOS.md: who reads history later need not look up what was on the
   * screen.
   */
  @Test
  void anAcknowledgementSaysWhatWasAcknowledgedByWhomAndWhy() {
    Alarm begun =
        life.observe(Alarm.untouched(RULE.alarmId()), Samples.turbidity("0.5", 0)).alarm();
    Alarm raised = life.advance(begun, noon(5)).alarm();
    Verdict verdict =
        life.act(raised, new AlarmInput.Acknowledge(Samples.OPERATOR, "on my way", noon(9)));
    Outcome outcome = ((Verdict.Done) verdict).outcome();
    AlarmEvent event =
        Telling.event(
            "e", RULE, outcome.alarm(), outcome.transitions().getFirst(), Map.of(), noon(9));
    assertThat(event.message()).isEqualTo("Filter 2 turbidity high H: 0.5 NTU (limit 0.3)");
    assertThat(event.actor()).isEqualTo(Samples.OPERATOR);
    assertThat(event.comment()).isEqualTo("on my way");
    assertThat(event.occurredAt()).isEqualTo(noon(9));
  }
}

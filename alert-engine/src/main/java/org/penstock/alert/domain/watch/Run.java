package org.penstock.alert.domain.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Finding;

/**
 * What one round does to one alarm. It remembers its inputs: when the stored alarm turns out to be
 * newer, they are taken again from there.
 */
public final class Run {

  private final AlarmRule rule;
  private final AlarmLife life;
  private final List<Input> inputs = new ArrayList<>();
  private Alarm base;
  private Outcome outcome;

  Run(AlarmRule rule, AlarmLife life, Alarm base) {
    this.rule = rule;
    this.life = life;
    this.base = base;
    this.outcome = Outcome.of(base);
  }

  private sealed interface Input {

    record Found(Finding finding) implements Input {}

    record Passed(Instant by) implements Input {}

    record Designed(Set<Suppressor> suppressors, Instant at) implements Input {}
  }

  public AlarmRule rule() {
    return rule;
  }

  /** The alarm as the round found it. */
  public Alarm base() {
    return base;
  }

  /** The alarm as the round leaves it, and the history it made. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether there is anything to store. */
  public boolean isChanged() {
    return !outcome.alarm().equals(base);
  }

  /** Takes the same inputs from another starting point. */
  public void rebase(Alarm newer) {
    base = newer;
    outcome = Outcome.of(newer);
    inputs.forEach(this::apply);
  }

  void take(Finding finding) {
    take(new Input.Found(finding));
  }

  void advance(Instant by) {
    take(new Input.Passed(by));
  }

  void design(Set<Suppressor> suppressors, Instant at) {
    take(new Input.Designed(suppressors, at));
  }

  private void take(Input input) {
    inputs.add(input);
    apply(input);
  }

  private void apply(Input input) {
    Alarm now = outcome.alarm();
    outcome =
        outcome.then(
            switch (input) {
              case Input.Found(Finding finding) -> life.take(now, finding);
              case Input.Passed(Instant by) -> life.advance(now, by);
              case Input.Designed(Set<Suppressor> suppressors, Instant at) ->
                  life.design(now, suppressors, at);
            });
  }
}

package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;

/** The rules in force in this instance. */
@ApplicationScoped
public class CurrentRules {

  private volatile State state = new State(List.of(), Map.of(), RuleSet.EMPTY, false);
  private volatile List<String> faults = List.of("not loaded yet");

  private record State(
      List<AlarmRule> rules, Map<String, String> areas, RuleSet set, boolean loaded) {}

  /** The rules in force. */
  public RuleSet set() {
    return state.set();
  }

  /** Whether rules were loaded since the start. */
  public boolean isLoaded() {
    return state.loaded();
  }

  /** What is wrong with the rules as they were last written; empty when all is well. */
  public List<String> faults() {
    return faults;
  }

  void load(List<AlarmRule> rules, Map<String, String> areas, List<String> found) {
    state = new State(List.copyOf(rules), areas, RuleSet.of(rules, areas), true);
    faults = List.copyOf(found);
  }

  /** Judges the same rules again with what is now known of the tags. */
  void know(Map<String, String> areas) {
    State now = state;
    state = new State(now.rules(), areas, RuleSet.of(now.rules(), areas), now.loaded());
  }
}

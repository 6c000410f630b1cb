package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;

/** The rules in force in this instance. */
@ApplicationScoped
public class CurrentRules {

  private static final long NEVER = -1;

  private volatile State state = new State(List.of(), RuleSet.EMPTY, NEVER);
  private volatile List<String> faults = List.of("not loaded yet");
  private volatile List<String> conflicts = List.of();

  private record State(List<AlarmRule> rules, RuleSet set, long change) {}

  /** The rules in force. */
  public RuleSet set() {
    return state.set();
  }

  /** Whether rules were loaded since the start. */
  public boolean isLoaded() {
    return state.change() != NEVER;
  }

  /** The change of the rule book up to which they are known. */
  long change() {
    return state.change();
  }

  /** What is wrong with the rules file as it was last read; empty when all is well. */
  public List<String> faults() {
    return faults;
  }

  /** The rules of which the file and people say different things; those of the people stand. */
  public List<String> conflicts() {
    return conflicts;
  }

  synchronized void load(
      List<AlarmRule> rules, Map<String, String> areas, Set<String> ofScada, long change) {
    state = new State(List.copyOf(rules), RuleSet.of(rules, areas, ofScada), change);
  }

  void fileSaid(List<String> itsFaults, List<String> itsConflicts) {
    faults = List.copyOf(itsFaults);
    conflicts = List.copyOf(itsConflicts);
  }

  /** The same rules, judged with what is known of the tags; not in force by that. */
  RuleSet judged(Map<String, String> areas, Set<String> ofScada) {
    return RuleSet.of(state.rules(), areas, ofScada);
  }

  /** Judges the same rules again with what is now known of the tags. */
  synchronized void know(Map<String, String> areas, Set<String> ofScada) {
    State now = state;
    state = new State(now.rules(), RuleSet.of(now.rules(), areas, ofScada), now.change());
  }
}

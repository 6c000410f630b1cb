package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.rule.RuleSet.RefusedRule;
import org.penstock.event.TagMetadata;

/** Learns which area each tag is of, and judges the rules again with it. */
@ApplicationScoped
public class LearnTags {

  private static final Logger LOG = Logger.getLogger(LearnTags.class);
  private static final long UNKNOWN = -1;

  private final TagAreas areas;
  private final CurrentRules rules;
  private final LetGoAlarms letGoAlarms;
  private final AfterCommit afterCommit;
  private volatile long known = UNKNOWN;

  LearnTags(TagAreas areas, CurrentRules rules, LetGoAlarms letGoAlarms, AfterCommit afterCommit) {
    this.areas = areas;
    this.rules = rules;
    this.letGoAlarms = letGoAlarms;
    this.afterCommit = afterCommit;
  }

  /** Takes tags that are told of and tags that are gone, in the caller's transaction. */
  @Transactional
  public void take(List<TagMetadata> told, List<String> gone) {
    areas.put(told);
    areas.remove(gone);
    learn(areas.newestChange());
  }

  /** Learns what another instance was told, and lets go what was raised meanwhile. */
  @Transactional
  void refresh() {
    long newest = areas.newestChange();
    if (newest == known) {
      letGo(rules.set().refused(), areas.ownedByScada());
    } else {
      learn(newest);
    }
  }

  /** What was read before is in force now: what is known of the tags must be learnt again. */
  void learnAgain() {
    known = UNKNOWN;
  }

  private void learn(long change) {
    Map<String, String> byTag = areas.all();
    Set<String> ofScada = areas.ownedByScada();
    List<RefusedRule> before = rules.set().refused();
    List<RefusedRule> refused = rules.judged(byTag, ofScada).refused();
    letGo(refused, ofScada);
    afterCommit.run(() -> {
      rules.know(byTag, ofScada);
      known = change;
      refused.stream()
          .filter(one -> !before.contains(one))
          .forEach(one -> LOG.warnf("rule %s is not in force: %s", one.rule().id(), one.reason()));
    });
  }

  private void letGo(List<RefusedRule> refused, Set<String> ofScada) {
    letGoAlarms.of(
        refused.stream()
            .map(RefusedRule::rule)
            .filter(rule -> RuleSet.ownerFault(rule, ofScada).isPresent())
            .toList());
  }
}

package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
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

  private final TagAreas areas;
  private final CurrentRules rules;
  private final LetGoAlarms letGoAlarms;
  private volatile long known = -1;

  LearnTags(TagAreas areas, CurrentRules rules, LetGoAlarms letGoAlarms) {
    this.areas = areas;
    this.rules = rules;
    this.letGoAlarms = letGoAlarms;
  }

  /** Takes tags that are told of and tags that are gone, in the caller's transaction. */
  @Transactional
  public void take(List<TagMetadata> told, List<String> gone) {
    areas.put(told);
    areas.remove(gone);
    learn(areas.newestChange());
  }

  /** Learns what another instance was told. */
  @Transactional
  void refresh() {
    long newest = areas.newestChange();
    if (newest != known) {
      learn(newest);
    }
  }

  private void learn(long change) {
    List<RefusedRule> before = rules.set().refused();
    Set<String> ofScada = areas.ownedByScada();
    rules.know(areas.all(), ofScada);
    known = change;
    List<RefusedRule> refused = rules.set().refused();
    refused.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> LOG.warnf("rule %s is not in force: %s", one.rule().id(), one.reason()));
    letGoAlarms.of(
        refused.stream()
            .map(RefusedRule::rule)
            .filter(rule -> RuleSet.ownerFault(rule, ofScada).isPresent())
            .toList());
  }
}

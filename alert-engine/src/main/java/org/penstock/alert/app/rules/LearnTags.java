package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.rule.RuleSet.RefusedRule;
import org.penstock.event.TagMetadata;

/** Learns which area each tag is of, and judges the rules again with it. */
@ApplicationScoped
public class LearnTags {

  private static final Logger LOG = Logger.getLogger(LearnTags.class);

  private final TagAreas areas;
  private final CurrentRules rules;

  LearnTags(TagAreas areas, CurrentRules rules) {
    this.areas = areas;
    this.rules = rules;
  }

  /** Takes tags that are told of and tags that are gone, in the caller's transaction. */
  @Transactional
  public void take(List<TagMetadata> told, List<String> gone) {
    areas.put(told);
    areas.remove(gone);
    List<RefusedRule> before = rules.set().refused();
    rules.know(areas.all());
    rules.set().refused().stream()
        .filter(refused -> !before.contains(refused))
        .forEach(refused ->
            LOG.warnf("rule %s is not in force: %s", refused.rule().id(), refused.reason()));
  }
}

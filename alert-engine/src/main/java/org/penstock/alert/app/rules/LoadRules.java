package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.penstock.alert.app.rules.PublishRules.Published;

/** Has the rules published once after the start, by whoever needs them first. */
@ApplicationScoped
public class LoadRules {

  private static final Logger LOG = Logger.getLogger(LoadRules.class);

  private final CurrentRules rules;
  private final PublishRules publishRules;

  LoadRules(CurrentRules rules, PublishRules publishRules) {
    this.rules = rules;
    this.publishRules = publishRules;
  }

  /** Returns when the rules are loaded; throws while the database is away. */
  public synchronized void ensure() {
    if (!rules.isLoaded()) {
      load();
    }
  }

  /** Reads the written rules again and puts them in force. */
  public synchronized void load() {
    Published published = publishRules.publish();
    rules.load(published.rules(), published.areas(), published.faults());
    published.faults().forEach(fault -> LOG.errorf("alarm rules not published: %s", fault));
    rules
        .set()
        .refused()
        .forEach(one -> LOG.warnf("rule %s is not in force: %s", one.rule().id(), one.reason()));
    LOG.infof("%d alarm rules in force", rules.set().active().size());
  }
}

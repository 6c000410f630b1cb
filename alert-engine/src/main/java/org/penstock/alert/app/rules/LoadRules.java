package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.penstock.alert.app.rules.PublishRules.InForce;
import org.penstock.alert.app.rules.PublishRules.Published;

/**
 * Puts the rules in force: the file's after the start, and from then on every change of the book.
 */
@ApplicationScoped
public class LoadRules {

  private static final Logger LOG = Logger.getLogger(LoadRules.class);

  private final CurrentRules rules;
  private final PublishRules publishRules;
  private final LearnTags learnTags;

  LoadRules(CurrentRules rules, PublishRules publishRules, LearnTags learnTags) {
    this.rules = rules;
    this.publishRules = publishRules;
    this.learnTags = learnTags;
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
    rules.fileSaid(published.faults(), published.conflicts());
    published.faults().forEach(fault -> LOG.errorf("alarm rules not published: %s", fault));
    published.conflicts().forEach(conflict -> LOG.warnf("alarm rules in conflict: %s", conflict));
    putInForce(published.inForce());
  }

  /** Puts in force what this or another instance has changed in the book since. */
  public synchronized void refresh() {
    if (!rules.isLoaded()) {
      load();
    } else if (publishRules.newestChange() != rules.change()) {
      putInForce(publishRules.read());
    }
    learnTags.refresh();
  }

  private void putInForce(InForce read) {
    rules.load(read.rules(), read.areas(), read.ofScada(), read.change());
    learnTags.learnAgain();
    rules
        .set()
        .refused()
        .forEach(one -> LOG.warnf("rule %s is not in force: %s", one.rule().id(), one.reason()));
    LOG.infof("%d alarm rules in force", rules.set().active().size());
  }
}

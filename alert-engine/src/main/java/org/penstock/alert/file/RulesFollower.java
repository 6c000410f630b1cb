package org.penstock.alert.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Publishes the rules file once the schema is there, whether or not there is a broker, and then
 * follows what people change in the rule book by whichever instance.
 */
@ApplicationScoped
class RulesFollower implements BackgroundWork {

  private final LoadRules loadRules;
  private final Duration interval;

  RulesFollower(LoadRules loadRules, AlertConfig config) {
    this.loadRules = loadRules;
    this.interval = config.rules().reloadInterval();
  }

  @Override
  public String name() {
    return "alarm rules";
  }

  @Override
  public void run(StopSignal stop) {
    loadRules.ensure();
    while (!stop.await(interval)) {
      loadRules.refresh();
    }
  }
}

package org.penstock.alert.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/** Publishes the rules file once the schema is there, whether or not there is a broker. */
@ApplicationScoped
class RulesAtStart implements BackgroundWork {

  private static final Duration LONG = Duration.ofHours(1);

  private final LoadRules loadRules;

  RulesAtStart(LoadRules loadRules) {
    this.loadRules = loadRules;
  }

  @Override
  public String name() {
    return "alarm rules";
  }

  @Override
  public void run(StopSignal stop) {
    loadRules.ensure();
    while (!stop.isRaised()) {
      stop.await(LONG);
    }
  }
}

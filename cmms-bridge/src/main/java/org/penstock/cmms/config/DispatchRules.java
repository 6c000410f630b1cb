package org.penstock.cmms.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.penstock.cmms.domain.dispatch.DispatchMachine;
import org.penstock.cmms.domain.dispatch.GateKeeper;
import org.penstock.cmms.domain.dispatch.Pace;
import org.penstock.cmms.domain.dispatch.RetrySchedule;

/** The rules of the dispatch as the settings have them; refuses times that would make doubles. */
@ApplicationScoped
class DispatchRules {

  private static final int CALLS_IN_A_LEASE = 3;

  @Produces
  @Singleton
  DispatchMachine machine(CmmsConfig config) {
    CmmsConfig.Dispatch dispatch = config.dispatch();
    Duration call = config.connector().connectTimeout().plus(config.connector().requestTimeout());
    requireAtLeast("cmms.dispatch.lease", dispatch.lease(), call.multipliedBy(CALLS_IN_A_LEASE));
    requireAtLeast("cmms.dispatch.settle", dispatch.settle(), dispatch.lease());
    return new DispatchMachine(
        new RetrySchedule(dispatch.firstRetry(), dispatch.longestRetry()), dispatch.settle());
  }

  @Produces
  @Singleton
  GateKeeper gateKeeper(CmmsConfig config) {
    CmmsConfig.Gate gate = config.gate();
    return new GateKeeper(
        gate.strikes(),
        new RetrySchedule(gate.firstPause(), gate.longestPause()),
        gate.authPause());
  }

  @Produces
  @Singleton
  Pace pace(CmmsConfig config) {
    return new Pace(
        config.connector().callsPerMinute(),
        config.gate().firstCallsPerMinute(),
        config.gate().doubling());
  }

  @Produces
  @Singleton
  RandomGenerator jitter() {
    return RandomGenerator.getDefault();
  }

  private static void requireAtLeast(String key, Duration actual, Duration least) {
    if (actual.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "%s must be %s or longer, not %s: a shorter one can make two work orders of one"
              .formatted(key, least, actual));
    }
  }
}

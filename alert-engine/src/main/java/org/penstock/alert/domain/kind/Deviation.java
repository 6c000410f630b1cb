package org.penstock.alert.domain.kind;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;

/**
 * How far a value is from its setpoint. Without a setpoint that may be judged nothing is said.
 *
 * @param setpointTag where the setpoint stands
 * @param limits on the value minus the setpoint: those below it are negative
 */
public record Deviation(String setpointTag, LimitSet limits) implements LimitedKind {

  @Override
  public String name() {
    return "DEVIATION";
  }

  @Override
  public Set<String> otherTags() {
    return Set.of(setpointTag);
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    Optional<BigDecimal> setpoint =
        look.values().last(setpointTag).flatMap((Observation last) -> Numbers.in(last));
    return limits.judge(Numbers.in(look.own()).flatMap(value -> setpoint.map(value::subtract)));
  }
}

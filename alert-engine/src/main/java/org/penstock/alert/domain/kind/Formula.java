package org.penstock.alert.domain.kind;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Signal;

/**
 * A boolean over several tags: low flow although a pump runs. Where the tags that are known do not
 * decide it, nothing is said.
 */
public record Formula(Expression expression, Duration onDelay) implements RuleKind {

  @Override
  public String name() {
    return "EXPRESSION";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public Set<String> otherTags() {
    return expression.tags();
  }

  /** The expression itself says which tags it needs. */
  @Override
  public boolean needsEvidence() {
    return false;
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    return Map.of(
        Level.ON,
        switch (expression.evaluate(look.values())) {
          case TRUE -> Signal.ALARM;
          case FALSE -> Signal.CLEAR;
          case UNKNOWN -> Signal.FROZEN;
        });
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}

package org.penstock.alert.domain.kind;

import java.util.Map;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Signal;

/**
 * Limits on a number: HH, H, L, LL.
 *
 * @param name {@code LIMIT}, or {@code SUSTAINED} where a worse level may be the same limit for
 *     longer (residual below 0.2 mg/L for 30 minutes, then for 4 hours: 40 CFR 141.72)
 */
public record Limits(String name, LimitSet limits) implements LimitedKind {

  @Override
  public Map<Level, Signal> judge(Look look) {
    return limits.judge(Numbers.in(look.own()));
  }
}

package org.penstock.alert.app.tell;

import java.math.BigDecimal;
import java.util.Optional;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.TagValue;

/** What the operator reads. */
final class AlarmWording {

  private AlarmWording() {}

  /** Such as {@code Filter 2 turbidity high HH: 1.24 NTU (limit 1.0)}. */
  static String message(AlarmRule rule, Level level, Observation reading) {
    String at = level == Level.ON ? "" : " " + level;
    Optional<BigDecimal> limit =
        rule.kind().levels().contains(level) ? rule.kind().limit(level) : Optional.empty();
    return rule.title()
        + at
        + told(rule, reading)
        + limit.map(one -> " (limit " + one.toPlainString() + ")").orElse("");
  }

  /** What a condition of the SCADA system says is its message, where it has one. */
  private static String told(AlarmRule rule, Observation reading) {
    return rule.kind().origin() == AlarmOrigin.SCADA && !reading.isEvidence()
        ? ""
        : ": " + value(reading);
  }

  private static String value(Observation reading) {
    String text =
        switch (reading.value()) {
          case TagValue.Numeric(BigDecimal number) -> number.toPlainString();
          case TagValue.Flag(boolean on) -> Boolean.toString(on);
          case TagValue.Text(String words) -> words;
          case TagValue.Series series -> series.values().size() + " values";
          case TagValue.Missing _ -> "no value";
        };
    return reading.unit() == null ? text : text + " " + reading.unit();
  }
}

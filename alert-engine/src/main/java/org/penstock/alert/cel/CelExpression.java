package org.penstock.alert.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.TagValue;

/**
 * A program and its tags. A tag without evidence is not bound, so that it is unknown to CEL, which
 * knows that "true or unknown" is true.
 */
final class CelExpression implements Expression {

  private static final Logger LOG = Logger.getLogger(CelExpression.class);

  private final String text;
  private final Map<String, String> variables;
  private final CelRuntime.Program program;

  CelExpression(String text, Map<String, String> variables, CelRuntime.Program program) {
    this.text = text;
    this.variables = Map.copyOf(variables);
    this.program = program;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Set<String> tags() {
    return variables.keySet();
  }

  @Override
  public Truth evaluate(Values values) {
    Map<String, Object> bound = new HashMap<>();
    variables.forEach((tag, variable) ->
        values
            .evidence(tag)
            .flatMap(CelExpression::plain)
            .ifPresent(value -> bound.put(variable, value)));
    try {
      // Unknown where it is neither: an unknown set, or a tag that is no boolean.
      return program.eval(bound) instanceof Boolean found
          ? (found ? Truth.TRUE : Truth.FALSE)
          : Truth.UNKNOWN;
    } catch (CelEvaluationException e) {
      LOG.debugf("%s cannot be evaluated: %s", text, e.getMessage());
      return Truth.UNKNOWN;
    }
  }

  private static Optional<Object> plain(Observation reading) {
    return switch (reading.value()) {
      case TagValue.Numeric(BigDecimal number) -> Optional.of(number.doubleValue());
      case TagValue.Flag(boolean on) -> Optional.of(on);
      case TagValue.Text(String read) -> Optional.of(read);
      case TagValue.Series _, TagValue.Missing _ -> Optional.empty();
    };
  }

  /** Two expressions that say the same are the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelExpression expression && expression.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

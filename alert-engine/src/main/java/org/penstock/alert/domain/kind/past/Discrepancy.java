package org.penstock.alert.domain.kind.past;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.rule.RuleKind;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Memory.Disagreement;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.TagValue;

/**
 * A command that is not followed: a pump that fails to start, a valve that fails to close. The
 * rule's own tag is the command; each new command has the whole travel time.
 *
 * @param feedbackTag what the equipment does; true and 1, false and 0 are the same
 * @param travelTime how long the equipment may take
 */
public record Discrepancy(String feedbackTag, Duration travelTime, Duration onDelay)
    implements RuleKind {

  private static final Disagreement NOTHING_KNOWN = new Disagreement(null, null, null, false);

  @Override
  public String name() {
    return "DISCREPANCY";
  }

  @Override
  public Set<Level> levels() {
    return Level.ONLY;
  }

  @Override
  public Set<String> otherTags() {
    return Set.of(feedbackTag);
  }

  @Override
  public Map<Level, Signal> judge(Look look) {
    if (look.values().evidence(feedbackTag).isEmpty()
        || !(look.memory() instanceof Disagreement known)
        || known.command() == null
        || known.feedback() == null) {
      return Map.of(Level.ON, Signal.FROZEN);
    }
    Signal late = known.isOver() ? Signal.ALARM : Signal.HOLD;
    return Map.of(Level.ON, known.since() == null ? Signal.CLEAR : late);
  }

  @Override
  public Memory begin(Instant now) {
    return NOTHING_KNOWN;
  }

  @Override
  public Memory take(Memory before, Observation reading) {
    if (!(before instanceof Disagreement known) || !reading.isEvidence()) {
      return before;
    }
    TagValue value = comparable(reading.value());
    boolean isFeedback = reading.tagName().equals(feedbackTag);
    TagValue command = isFeedback ? known.command() : value;
    TagValue feedback = isFeedback ? value : known.feedback();
    if (command == null || feedback == null || command.equals(feedback)) {
      return new Disagreement(command, feedback, null, false);
    }
    return known.since() == null || !command.equals(known.command())
        ? new Disagreement(command, feedback, reading.heardAt(), false)
        : new Disagreement(command, feedback, known.since(), known.isOver());
  }

  @Override
  public Optional<Instant> nextMark(Memory memory) {
    return memory instanceof Disagreement known && !known.isOver()
        ? Optional.ofNullable(known.since()).map(since -> since.plus(travelTime))
        : Optional.empty();
  }

  @Override
  public Memory pass(Memory before, Instant mark, Observation own) {
    return before instanceof Disagreement known
        ? new Disagreement(known.command(), known.feedback(), known.since(), true)
        : before;
  }

  private static TagValue comparable(TagValue value) {
    return switch (value) {
      case TagValue.Flag(boolean on) -> TagValue.of(on ? BigDecimal.ONE : BigDecimal.ZERO);
      case TagValue.Numeric(BigDecimal number) -> TagValue.of(number.stripTrailingZeros());
      case TagValue.Text _, TagValue.Series _, TagValue.Missing _ -> value;
    };
  }

  @Override
  public Duration onDelay(Level level) {
    return onDelay;
  }
}

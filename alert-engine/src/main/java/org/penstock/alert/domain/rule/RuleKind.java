package org.penstock.alert.domain.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.domain.signal.Level;
import org.penstock.alert.domain.signal.Look;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.signal.Signal;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmPriority;

/**
 * How a rule judges its tags: one signal for each of its levels. A kind knows neither delays nor
 * the state of the alarm. Most look at the present value alone; a kind that needs the past says
 * what is to be remembered and, where time alone can change its mind, when it wants to look again.
 */
public interface RuleKind {

  /** The kind's name in rule files and events. */
  String name();

  /** Who judges: this engine, or the SCADA system whose judgement it takes over. */
  default AlarmOrigin origin() {
    return AlarmOrigin.ENGINE;
  }

  /** The identity of its alarm, where that is not rule and asset. */
  default Optional<String> alarmId() {
    return Optional.empty();
  }

  /** The levels that this rule can show. */
  Set<Level> levels();

  /** The tags that it looks at beside the rule's own. */
  default Set<String> otherTags() {
    return Set.of();
  }

  /** Whether it judges values, so that it says nothing while its own tag has none fit for it. */
  default boolean needsEvidence() {
    return true;
  }

  /** Whether it judges that a value comes at all, not what it is. */
  default boolean judgesTheConnection() {
    return false;
  }

  /** The signal of each level; every level is in the answer. */
  Map<Level, Signal> judge(Look look);

  /** What it remembers before the first reading. */
  default Memory begin(Instant now) {
    return Memory.Nothing.NOTHING;
  }

  /** What it remembers after a reading of one of its tags. */
  default Memory take(Memory before, Observation reading) {
    return before;
  }

  /** When it looks again though no reading comes. */
  default Optional<Instant> nextMark(Memory memory) {
    return Optional.empty();
  }

  /**
   * What it remembers after that moment; the next one lies behind it.
   *
   * @param own the last reading of the rule's own tag; one without a value where it never came
   */
  default Memory pass(Memory before, Instant mark, Observation own) {
    return before;
  }

  /** How long a level must hold before it counts. */
  Duration onDelay(Level level);

  /** The limit of a level, where the kind has one. */
  default Optional<BigDecimal> limit(Level level) {
    return Optional.empty();
  }

  /** How far a value must be back before the alarm returns, where the kind has that. */
  default Optional<BigDecimal> deadband() {
    return Optional.empty();
  }

  /** The level's own priority, where it differs from the rule's. */
  default Optional<AlarmPriority> priority(Level level) {
    return Optional.empty();
  }
}

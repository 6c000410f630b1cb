package org.penstock.alert.domain.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.state.Activation;
import org.penstock.event.AlarmEventType;

/** Counts what one alarm does; the occurrences beyond the first so many are counted only. */
final class LoadCount {

  private final int mostListed;
  private final List<Occurrence> listed = new ArrayList<>();
  private final Map<Instant, Long> perHour = new TreeMap<>();
  private long raised;
  private long annunciated;
  private Duration active = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private @Nullable Occurrence open;

  LoadCount(int mostListed) {
    this.mostListed = mostListed;
  }

  void take(Transition line) {
    @Nullable Activation activation = line.activation();
    if (activation == null) {
      return;
    }
    if (isTold(line)) {
      annunciated++;
      perHour.merge(line.occurredAt().truncatedTo(ChronoUnit.HOURS), 1L, Long::sum);
    }
    switch (line.fact().type()) {
      case RAISED -> raised(line, activation);
      case ESCALATED, DEESCALATED -> changed(activation);
      case RETURNED, CLEARED -> ended(line.occurredAt(), line.occurredAt());
      default -> {}
    }
  }

  /** The sum, with what is still active counted up to then. */
  Load at(Instant end) {
    if (open != null) {
      ended(end.isAfter(open.raisedAt()) ? end : open.raisedAt(), null);
    }
    return new Load(
        raised,
        annunciated,
        active,
        longest,
        perHour.entrySet().stream().map(e -> new Load.Hour(e.getKey(), e.getValue())).toList(),
        listed,
        raised - listed.size());
  }

  private static boolean isTold(Transition line) {
    AlarmEventType type = line.fact().type();
    return line.fact().isAnnunciated()
        && (type == AlarmEventType.RAISED
            || type == AlarmEventType.ESCALATED
            || type == AlarmEventType.REALARMED);
  }

  /** An alarm that comes from beneath a suppression is told of as raised; it is the same one. */
  private void raised(Transition line, Activation activation) {
    Occurrence known = open;
    if (known != null) {
      open = with(known, activation, known.annunciated() || line.fact().isAnnunciated());
      return;
    }
    raised++;
    open =
        new Occurrence(
            activation.level(),
            activation.maxLevel(),
            activation.priority(),
            activation.trigger().value(),
            line.fact().isAnnunciated(),
            activation.raisedAt(),
            null,
            Duration.ZERO);
  }

  private void changed(Activation activation) {
    Occurrence known = open;
    if (known != null) {
      open = with(known, activation, known.annunciated());
    }
  }

  private static Occurrence with(Occurrence known, Activation now, boolean isTold) {
    return new Occurrence(
        known.level(),
        now.maxLevel(),
        now.priority(),
        known.value(),
        isTold,
        known.raisedAt(),
        null,
        Duration.ZERO);
  }

  private void ended(Instant at, @Nullable Instant returnedAt) {
    if (open == null) {
      return;
    }
    Occurrence known = Objects.requireNonNull(open);
    Duration lasted = Duration.between(known.raisedAt(), at);
    active = active.plus(lasted);
    longest = lasted.compareTo(longest) > 0 ? lasted : longest;
    if (listed.size() < mostListed) {
      listed.add(
          new Occurrence(
              known.level(),
              known.maxLevel(),
              known.priority(),
              known.value(),
              known.annunciated(),
              known.raisedAt(),
              returnedAt,
              lasted));
    }
    open = null;
  }
}

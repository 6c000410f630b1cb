package org.penstock.alert.domain.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.Expressions.Checked;

/**
 * The faults of one draft as they are found. A faulty field gives a stand-in, so that the check
 * goes on to the next.
 */
final class Faults {

  private static final int MOST_NAMES = 16;

  private final List<String> found = new ArrayList<>();

  List<String> found() {
    return List.copyOf(found);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void add(String fault) {
    found.add(fault);
  }

  String text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(field + " is missing");
      return "";
    }
    return value;
  }

  String matching(String field, @Nullable String value, Pattern pattern) {
    String text = text(field, value);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      add("%s '%s' must match %s".formatted(field, text, pattern));
    }
    return text;
  }

  /** A delay; none where it is not given. */
  Duration delay(String field, @Nullable Duration delay) {
    if (delay != null && delay.isNegative()) {
      add("%s %s is negative".formatted(field, delay));
    }
    return Objects.requireNonNullElse(delay, Duration.ZERO);
  }

  /** A time that must be given, and be more than none. */
  Duration time(String field, @Nullable Duration time) {
    if (time == null) {
      add(field + " is missing");
      return Duration.ofSeconds(1);
    }
    return timeOr(field, time, time);
  }

  /** A time that may be left out, but not be none. */
  Optional<Duration> timeIfAny(String field, @Nullable Duration time) {
    return time == null ? Optional.empty() : Optional.of(timeOr(field, time, time));
  }

  Duration timeOr(String field, @Nullable Duration time, Duration otherwise) {
    if (time != null && !time.isPositive()) {
      add("%s %s is not more than zero".formatted(field, time));
      return Duration.ofSeconds(1);
    }
    return Objects.requireNonNullElse(time, otherwise);
  }

  /** A number within bounds that must be given. */
  int number(String field, @Nullable Integer number, int least, int most) {
    if (number == null) {
      add(field + " is missing");
      return least;
    }
    if (number < least || number > most) {
      add("%s %d is not between %d and %d".formatted(field, number, least, most));
      return least;
    }
    return number;
  }

  /** The symbol of that name; UNKNOWN is what readers see, not something to write. */
  <E extends Enum<E>> E symbol(String field, @Nullable String name, Class<E> type) {
    E[] symbols = type.getEnumConstants();
    for (E symbol : symbols) {
      if (symbol.name().equals(name) && !"UNKNOWN".equals(name)) {
        return symbol;
      }
    }
    add(
        name == null
            ? field + " is missing"
            : "%s '%s' is not one of %s".formatted(field, name, List.of(symbols)));
    return symbols[symbols.length - 1];
  }

  /** An expression that may be left out. */
  Optional<Expression> expression(String field, @Nullable String written, Expressions expressions) {
    if (written == null) {
      return Optional.empty();
    }
    return switch (expressions.check(written)) {
      case Checked.Sound(Expression sound) -> Optional.of(sound);
      case Checked.Faulty(String reason) -> {
        add(field + ": " + reason);
        yield Optional.empty();
      }
    };
  }

  /** Names that may be left out, but neither empty nor twice. */
  Set<String> names(String field, @Nullable List<String> names) {
    Set<String> all = new TreeSet<>();
    for (String name : Objects.requireNonNullElse(names, List.<String>of())) {
      if (name == null || name.isBlank()) {
        add(field + " has an empty name");
      } else if (!all.add(name)) {
        add("%s names %s twice".formatted(field, name));
      }
    }
    if (all.size() > MOST_NAMES) {
      add("%s has more than %d names".formatted(field, MOST_NAMES));
    }
    return all;
  }
}

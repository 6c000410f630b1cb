package org.penstock.alert.domain.draft;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.penstock.alert.domain.kind.LimitSet;
import org.penstock.alert.domain.kind.past.ConsecutiveSamples;
import org.penstock.alert.domain.kind.past.RateOfChange;
import org.penstock.alert.domain.kind.past.SampleClock;
import org.penstock.alert.domain.kind.past.Statistic;
import org.penstock.alert.domain.kind.past.WindowStatistic;
import org.penstock.alert.domain.rule.RuleKind;

/** Checks the kinds that look at the samples of a clock. */
final class SampleCheck {

  private static final int MOST_SAMPLES = 3_000;
  private static final int MOST_IN_ROW = 96;
  private static final int USUAL_COVERAGE = 75;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Three times as long as scada-ingest is silent about a value that holds. */
  private static final Duration USUAL_AGE = Duration.ofMinutes(3);

  private final RuleDraft draft;
  private final Faults faults;

  SampleCheck(RuleDraft draft, Faults faults) {
    this.draft = draft;
    this.faults = faults;
  }

  Optional<RuleKind> consecutive() {
    SampleClock clock = clock(faults.number("samples", draft.samples(), 2, MOST_IN_ROW));
    return limits().map(limits -> new ConsecutiveSamples(clock, limits));
  }

  Optional<RuleKind> rateOfChange() {
    SampleClock clock =
        clock(
            faults.number(
                "samples", Objects.requireNonNullElse(draft.samples(), 2), 2, MOST_IN_ROW));
    Duration per = faults.time("per", draft.per());
    return limits().map(limits -> new RateOfChange(clock, per, limits));
  }

  Optional<RuleKind> window() {
    Duration window = faults.time("window", draft.window());
    Duration every = every();
    long samples = window.toMillis() / every.toMillis();
    if (!isMultiple(window, every)) {
      faults.add("window %s is not a multiple of sample_every %s".formatted(window, every));
    } else if (samples < 2 || samples > MOST_SAMPLES) {
      faults.add(
          "window %s has %d samples of %s: 2 to %d are possible"
              .formatted(window, samples, every, MOST_SAMPLES));
    }
    Duration step = faults.timeOr("step", draft.step(), window);
    if (!isMultiple(step, every)) {
      faults.add("step %s is not a multiple of sample_every %s".formatted(step, every));
    }
    int coverage =
        faults.number(
            "min_coverage",
            Objects.requireNonNullElse(draft.minCoverage(), USUAL_COVERAGE),
            1,
            100);
    Statistic statistic = statistic();
    BigDecimal weight = weight(statistic, every);
    SampleClock clock = new SampleClock(every, maxAge(every), Math.clamp(samples, 2, MOST_SAMPLES));
    return limits()
        .map(limits -> new WindowStatistic(statistic, clock, step, coverage, weight, limits));
  }

  private Statistic statistic() {
    String name = faults.text("statistic", draft.statistic());
    Optional<Statistic> known = Statistic.named(name);
    if (known.isEmpty() && !name.isEmpty()) {
      faults.add("statistic '%s' is not one of %s".formatted(name, Statistic.NAMES));
    }
    return known.orElse(Statistic.Plain.AVG);
  }

  /** A sum over a flow per hour is a volume: each sample counts for its part of the hour. */
  private BigDecimal weight(Statistic statistic, Duration every) {
    if (draft.per() == null) {
      return BigDecimal.ONE;
    }
    if (statistic != Statistic.Plain.SUM) {
      faults.add("per is a setting of statistic sum");
    }
    Duration per = faults.time("per", draft.per());
    return BigDecimal.valueOf(every.toMillis())
        .divide(BigDecimal.valueOf(Math.max(1, per.toMillis())), MathContext.DECIMAL64);
  }

  private SampleClock clock(int samples) {
    Duration every = every();
    return new SampleClock(every, maxAge(every), samples);
  }

  private Duration every() {
    Duration every = faults.time("sample_every", draft.sampleEvery());
    if (every.compareTo(SHORTEST) < 0 || !every.equals(Duration.ofMillis(every.toMillis()))) {
      faults.add(
          "sample_every %s is not at least %s in whole milliseconds".formatted(every, SHORTEST));
      return SHORTEST;
    }
    return every;
  }

  private Duration maxAge(Duration every) {
    return faults.timeOr(
        "max_age", draft.maxAge(), every.compareTo(USUAL_AGE) > 0 ? every : USUAL_AGE);
  }

  private Optional<LimitSet> limits() {
    return new LimitCheck(draft, faults).limits();
  }

  private static boolean isMultiple(Duration whole, Duration part) {
    return whole.toMillis() % part.toMillis() == 0;
  }
}

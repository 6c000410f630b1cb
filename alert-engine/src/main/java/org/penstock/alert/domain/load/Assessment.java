package org.penstock.alert.domain.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.event.AlarmPriority;

/**
 * The measures of a period, with the targets that ISA-18.2 and EEMUA 191 name for one operator
 * position.
 */
public record Assessment(Load load, List<Flood> floods, List<Measure> measures) {

  private static final String ALARMS = "alarms";
  private static final String PERCENT = "%";

  public Assessment {
    floods = List.copyOf(floods);
    measures = List.copyOf(measures);
  }

  /** Assesses what was counted. */
  public static Assessment of(Load load, LoadLimits limits) {
    List<Flood> floods = Flood.in(load.period(), load.buckets(), limits);
    List<Measure> measures = new ArrayList<>();
    rates(load, measures);
    peaks(load, limits, measures);
    floods(load, floods, measures);
    priorities(load, measures);
    badActors(load, measures);
    return new Assessment(load, floods, measures);
  }

  private static void rates(Load load, List<Measure> into) {
    double annunciated = load.annunciated();
    double days = load.period().days();
    into.add(Measure.trend("annunciated", annunciated, ALARMS));
    into.add(Measure.atMost("annunciated_per_day", annunciated / days, ALARMS, 150, 300));
    into.add(Measure.atMost("annunciated_per_hour", annunciated / (days * 24), ALARMS, 6, 12));
    into.add(
        Measure.atMost("annunciated_per_ten_minutes", annunciated / (days * 144), ALARMS, 1, 2));
  }

  private static void peaks(Load load, LoadLimits limits, List<Measure> into) {
    long peak = load.buckets().values().stream().mapToLong(Long::longValue).max().orElse(0);
    long busy =
        load.buckets().values().stream().filter(count -> count > limits.floodBeginsAbove()).count();
    double all = Math.ceil(share(load.period().length(), LoadLimits.BUCKET));
    into.add(
        Measure.atMost("peak_in_ten_minutes", (double) peak, ALARMS, limits.floodBeginsAbove()));
    into.add(Measure.atMost("ten_minutes_over_the_peak_target", 100 * busy / all, PERCENT, 1));
  }

  private static void floods(Load load, List<Flood> floods, List<Measure> into) {
    Duration inFlood = floods.stream().map(Flood::duration).reduce(Duration.ZERO, Duration::plus);
    into.add(Measure.trend("floods", floods.size(), "floods"));
    into.add(
        Measure.trend(
            "alarms_in_floods", (double) floods.stream().mapToLong(Flood::alarms).sum(), ALARMS));
    into.add(
        Measure.trend(
            "largest_flood",
            (double) floods.stream().mapToLong(Flood::alarms).max().orElse(0),
            ALARMS));
    into.add(
        Measure.atMost("time_in_flood", 100 * share(inFlood, load.period().length()), PERCENT, 1));
  }

  private static void priorities(Load load, List<Measure> into) {
    double all = load.responses().stream().mapToLong(Response::annunciated).sum();
    for (Response one : load.responses()) {
      String name = one.priority().name().toLowerCase(java.util.Locale.ROOT);
      double percent = all == 0 ? 0 : 100 * one.annunciated() / all;
      into.add(
          one.priority() == AlarmPriority.CRITICAL
              ? Measure.atMost("share_of_" + name, percent, PERCENT, 1, 5)
              : Measure.trend("share_of_" + name, percent, PERCENT));
      Duration median = one.medianToAcknowledge();
      if (median != null) {
        into.add(Measure.trend("median_to_acknowledge_" + name, median.toMillis() / 1e3, "s"));
      }
      into.add(
          Measure.atMost("unacknowledged_too_long_" + name, (double) one.overdue(), "times", 0));
    }
  }

  private static void badActors(Load load, List<Measure> into) {
    double all = load.annunciated();
    long ofTen = load.frequent().stream().mapToLong(AlarmCount::count).sum();
    into.add(
        Measure.atMost(
            "share_of_the_ten_most_frequent", all == 0 ? 0 : 100 * ofTen / all, PERCENT, 5));
    into.add(Measure.atMost("chattering", load.chattering().size(), ALARMS, 0));
    into.add(Measure.atMost("fleeting", load.fleeting().size(), ALARMS, 0));
    into.add(Measure.atMost("standing", load.standing().size(), ALARMS, 5));
    PutAside aside = load.putAside();
    into.add(Measure.trend("shelved", (double) aside.shelved(), ALARMS));
    into.add(
        Measure.atMost("shelved_longer_than_a_shift", (double) aside.shelvedLong(), ALARMS, 0));
    into.add(Measure.trend("suppressed_by_design", (double) aside.suppressed(), ALARMS));
    into.add(Measure.trend("out_of_service", (double) aside.outOfService(), ALARMS));
  }

  private static double share(Duration one, Duration other) {
    return (double) one.toMillis() / other.toMillis();
  }
}

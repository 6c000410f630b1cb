package org.penstock.bench.ingest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.IngestRig;
import org.penstock.event.GapCause;
import org.penstock.plant.simulator.load.LoadOracle;
import org.penstock.plant.simulator.load.LoadTags;

/**
 * Every change that the plant made, against what arrived and what gap records name.
 *
 * @param changes how many the plant made
 * @param arrived how many different ones are on the topic
 * @param missingNamed not on the topic, but within a gap record of their tag and time that does not
 *     call itself complete
 * @param missingUnnamed not on the topic, and nobody says so: what must never be
 * @param missingOfHistory not on the topic, though the server has them in its history
 * @param invented on the topic, but never made
 * @param lateByCause not streamed, by the cause of the gap that names them: what the outages cost
 *     before history filled them
 * @param lateUnnamed not streamed, and outside of every gap record
 */
record Balance(
    long changes,
    long arrived,
    long missingNamed,
    long missingUnnamed,
    long missingOfHistory,
    long invented,
    Map<GapCause, Long> lateByCause,
    long lateUnnamed) {

  /** Of everything that the plant made so far; it must stand still. */
  static Balance now(IngestRig rig, TopicReader reader) throws IOException {
    return of(rig.plant().oracle(), reader.arrivals(), new GapTopic(rig.bootstrapServers()).now());
  }

  static Balance of(LoadOracle oracle, Arrivals arrivals, GapWindows gaps) {
    return new Count(arrivals, gaps).of(oracle);
  }

  /** How many were not streamed, whatever history brought afterwards. */
  long notStreamed() {
    return lateUnnamed + lateByCause.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of a run without an outage: everything is streamed. */
  List<Figure> live(String name) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.none(name + "_lost", changes - arrived));
    figures.add(Figure.none(name + "_not_streamed", notStreamed()));
    figures.addAll(shortfall(name));
    return figures;
  }

  /**
   * What did not come by the subscription, by the cause that a gap record gives for it. What none
   * gives a cause for is a loss that nobody would know of, where history had not happened to fill
   * it.
   */
  List<Figure> shortfall(String name) {
    List<Figure> figures = new ArrayList<>();
    lateByCause.forEach((cause, count) ->
        figures.add(
            Figure.count(name + "_not_streamed_" + cause.name().toLowerCase(Locale.ROOT), count)));
    figures.add(Figure.none(name + "_not_streamed_unnamed", lateUnnamed));
    return figures;
  }

  /** Whether nothing is unaccounted for. */
  boolean isExact() {
    return missingUnnamed == 0 && invented == 0 && arrived + missingNamed == changes;
  }

  private static final class Count {
    private final Arrivals arrivals;
    private final GapWindows gaps;
    private final Map<GapCause, Long> lateByCause = new EnumMap<>(GapCause.class);
    private long changes;
    private long arrived;
    private long missingNamed;
    private long missingUnnamed;
    private long missingOfHistory;
    private long invented;
    private long lateUnnamed;

    Count(Arrivals arrivals, GapWindows gaps) {
      this.arrivals = arrivals;
      this.gaps = gaps;
    }

    Balance of(LoadOracle oracle) {
      for (int tag = 0; tag < oracle.tags().size(); tag++) {
        LoadOracle.Tag made = oracle.tags().get(tag);
        for (int change = 1; change <= made.changes(); change++) {
          count(tag, change, made);
        }
        invented += arrivals.inventedAfter(tag, made.changes());
      }
      invented += arrivals.unheardOf();
      return new Balance(
          changes,
          arrived,
          missingNamed,
          missingUnnamed,
          missingOfHistory,
          invented,
          lateByCause,
          lateUnnamed);
    }

    private void count(int tag, int change, LoadOracle.Tag made) {
      changes++;
      boolean hasArrived = arrivals.hasArrived(tag, change);
      arrived += hasArrived ? 1 : 0;
      if (arrivals.isStreamed(tag, change)) {
        return;
      }
      String name = LoadTags.nameOf(tag);
      Instant time = Instant.ofEpochMilli(made.timeOf(change));
      Optional<GapCause> cause = gaps.causeOf(name, time);
      cause.ifPresentOrElse(known -> lateByCause.merge(known, 1L, Long::sum), () -> lateUnnamed++);
      if (!hasArrived) {
        boolean isNamed = gaps.saysMissing(name, time);
        missingNamed += isNamed ? 1 : 0;
        missingUnnamed += isNamed ? 0 : 1;
        missingOfHistory += made.keepsHistory() ? 1 : 0;
      }
    }
  }
}

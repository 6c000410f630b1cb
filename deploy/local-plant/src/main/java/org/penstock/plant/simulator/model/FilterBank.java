package org.penstock.plant.simulator.model;

import java.util.List;

/** Three filters share the raw flow; one at a time may be washed, with water of the clearwell. */
final class FilterBank {
  private final List<Filter> filters;
  private double outflow;
  private double combinedTurbidity = 0.06;

  FilterBank(long seed) {
    this.filters =
        List.of(
            new Filter(seed, "filter1", 8),
            new Filter(seed, "filter2", 27),
            new Filter(seed, "filter3", 16));
  }

  void step(double seconds, double rawFlow, double rawTurbidity) {
    long running = filters.stream().filter(f -> f.mode() == Filter.Mode.RUN).count();
    double share = running == 0 ? 0 : rawFlow / running;
    for (Filter filter : filters) {
      filter.step(seconds, filter.mode() == Filter.Mode.RUN ? share : 0, rawTurbidity);
    }
    mix();
    if (filters.stream().noneMatch(f -> f.mode() == Filter.Mode.BACKWASH)) {
      filters.stream().filter(Filter::needsBackwash).findFirst().ifPresent(Filter::startBackwash);
    }
  }

  /** The combined effluent is the flow-weighted mean; with no flow the analyser keeps its value. */
  private void mix() {
    double particles = 0;
    outflow = 0;
    for (Filter filter : filters) {
      outflow += filter.flow();
      particles += filter.flow() * filter.turbidity();
    }
    if (outflow > 0) {
      combinedTurbidity = particles / outflow;
    }
  }

  Filter filter(int number) {
    return filters.get(number - 1);
  }

  double outflow() {
    return outflow;
  }

  double combinedTurbidity() {
    return combinedTurbidity;
  }

  double backwashFlow() {
    return filters.stream().filter(f -> f.mode() == Filter.Mode.BACKWASH).count()
        * Filter.BACKWASH_WATER_M3_PER_H;
  }
}

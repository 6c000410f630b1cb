package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.plant.simulator.SimulatedPlant;

/**
 * Scenario 26: 30 000 items, each changing once a second. Here for less than a minute; {@code
 * ./penstock bench ingest soak} does it for ten, with the packaged service.
 */
@Tag("scenario")
@Tag("load")
class Scenario26ThirtyThousandItemsIT {

  private static final int ITEMS = 30_000;
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int LATEST_MILLIS = 2_000;

  /** The plant in the same heap remembers each change, some megabytes in this time. */
  private static final double MOST_GROWTH = 1.3;

  @TempDir Path folder;

  @Test
  void everyValueArrivesWithinTwoSecondsAndTheHeapStaysFlat() {
    CountingPublisher broker = new CountingPublisher();
    try (ScenarioRig rig = rig(broker)) {
      rig.plant().start();
      rig.startService();
      SimulatedPlant plant = rig.plant().plant();
      rig.waitUntil("all items", SOON, () -> plant.server().monitoredItems() >= ITEMS);
      plant.loadDriver().rate(ITEMS);
      ScenarioRig.letPass(SETTLING);
      double before = heapMegabytes();
      broker.measure();
      ScenarioRig.letPass(MEASURED);
      int late = broker.percentile99Millis();
      double after = heapMegabytes();
      plant.loadDriver().rate(0);
      rig.waitUntil("all values", SOON, () -> broker.values() == plant.load().changes());

      assertThat(late).isLessThan(LATEST_MILLIS);
      assertThat(after / before).isLessThan(MOST_GROWTH);
      assertThat(broker.missing()).isZero();
      assertThat(broker.doubledOrOutOfOrder()).isZero();
    }
  }

  private ScenarioRig rig(CountingPublisher broker) {
    ScenarioRig rig =
        ScenarioRig.in(folder, List.of("--load-tags=" + ITEMS, "--load-rate=0"))
            .publishingTo(broker);
    rig.sourceFile()
        .only(List.of())
        .with("publishing_interval", "PT1S")
        .with("sampling_interval", "PT1S")
        .with("queue_size", "30");
    LoadRows.add(rig.sourceFile(), ITEMS);
    return rig;
  }

  private static double heapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024.0);
  }
}

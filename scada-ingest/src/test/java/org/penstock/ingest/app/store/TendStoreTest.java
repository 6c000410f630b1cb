package org.penstock.ingest.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.store.ReadingDays;
import org.penstock.kit.work.StopSignal;

class TendStoreTest {

  private final Days days = new Days();
  private final TendStore tend =
      new TendStore(
          days,
          InstantSource.fixed(Instant.parse("2026-07-10T23:30:00Z")),
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .withSources(
                  new PropertiesConfigSource(
                      Map.of(
                          "scada.store.retention", "2d",
                          "scada.store.cleanup-readings", "10",
                          "scada.store.cleanup-retry", "1ms"),
                      "test",
                      100))
              .withMapping(IngestConfig.class)
              .build()
              .getConfigMapping(IngestConfig.class));

  @Test
  void thereIsADayForEveryTimeThatIsKeptAndForTheNextTwo() {
    tend.tend();
    assertThat(days.asked)
        .containsExactly(
            "add 2026-07-08 to 2026-07-12",
            "drop before 2026-07-08T23:30:00Z",
            "strays before 2026-07-08T23:30:00Z");
  }

  @Test
  void straysAreRemovedInPartsUntilThereAreNoMore() {
    days.strays.set(25);
    tend.tend();
    assertThat(days.asked).filteredOn(one -> one.startsWith("strays")).hasSize(3);
    assertThat(days.strays).hasValue(0);
  }

  @Test
  void aDatabaseThatIsAwayIsAskedAgain() throws InterruptedException {
    days.failures.set(3);
    StopSignal stop = new StopSignal();
    Thread thread = Thread.ofVirtual().start(() -> tend.run(stop));
    await().until(() -> days.asked.size() >= 3);
    stop.raise();
    thread.join();
    assertThat(days.failures).hasNegativeValue();
  }

  private static final class Days implements ReadingDays {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger strays = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public int add(LocalDate first, LocalDate last) {
      if (failures.getAndDecrement() > 0) {
        throw new IllegalStateException("the database is away");
      }
      asked.add("add " + first + " to " + last);
      return 1;
    }

    @Override
    public List<String> dropBefore(Instant oldest) {
      asked.add("drop before " + oldest);
      return List.of("scada_reading_y2026m07d07");
    }

    @Override
    public int removeStrays(Instant oldest, int max) {
      asked.add("strays before " + oldest);
      int removed = Math.min(max, strays.get());
      strays.addAndGet(-removed);
      return removed;
    }
  }
}

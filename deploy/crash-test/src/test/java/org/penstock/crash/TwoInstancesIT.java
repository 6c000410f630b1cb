package org.penstock.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmEventType;
import org.penstock.event.Reading;
import org.penstock.plant.process.Pause;

/**
 * Two instances of alert-engine share the areas while levels rise and fall. One is killed, comes
 * back, and the other stands still for so long that it is given up: every rise has one event and
 * every fall has one, at their times.
 */
@ExtendWith(OneRig.class)
class TwoInstancesIT {

  private static final String GROUP = "alert-engine";
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(100);
  private static final int READINGS_AT_A_LEVEL = 5;
  private static final Duration A_WHILE = Duration.ofSeconds(4);

  /** Within that, and no later, a reading must have arrived to count at its time. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  /** Longer than the broker waits for an instance, which is 10 s. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(14);

  private final EngineRig engines;
  private final Map<String, List<String>> wanted = new TreeMap<>();
  private final Map<String, NavigableSet<Instant>> heard = new ConcurrentHashMap<>();

  TwoInstancesIT(EngineRig engines) {
    this.engines = engines;
  }

  @Test
  void nothingIsMissedAndNothingDoubledWhenOneIsKilledAndTheOtherStandsStill() throws Exception {
    engines.second().start();
    awaitSharedBy(2);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> levels = CompletableFuture.runAsync(() -> riseAndFall(stop));
    try {
      Pause.of(A_WHILE);
      engines.second().kill();
      Pause.of(GIVEN_UP);
      engines.second().start();
      awaitSharedBy(2);
      Pause.of(A_WHILE);
      engines.first().freeze();
      Pause.of(GIVEN_UP);
      assertThat(owners()).as("the other has taken over").hasSize(1);
      engines.first().thaw();
      Pause.of(A_WHILE);
      awaitSharedBy(2);
    } finally {
      stop.set(true);
      levels.join();
    }
    for (Map.Entry<String, List<String>> area : wanted.entrySet()) {
      String name = area.getKey();
      EngineRig.until("the last of " + name, () -> engines.stored(name) >= area.getValue().size());
    }
    EngineRig.until("all is published", () -> engines.unpublished() == 0);
    wanted.forEach((area, lines) -> assertThat(told(area)).as(area).isEqualTo(lines));
    assertThat(Areas.shared().flatMap(this::falseSilences))
        .as("a tag was called silent while it was heard")
        .isEmpty();
  }

  @AfterEach
  void stop() {
    engines.second().stop();
  }

  /** Levels go up and down until they are told to stop, which they do when all are down. */
  private void riseAndFall(AtomicBoolean stop) {
    List<String> areas = Areas.shared().toList();
    areas.forEach(area -> wanted.put(area, new ArrayList<>()));
    boolean high = false;
    while (!stop.get() || high) {
      high = !high;
      for (int i = 0; i < READINGS_AT_A_LEVEL; i++) {
        for (String area : areas) {
          Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          Reading reading = EngineRig.reading(area + ".level", high ? "120" : "20", at);
          engines.sendTogether(area, List.of(reading));
          noteHeard(area, at);
          if (i == 0) {
            wanted
                .getOrDefault(area, List.of())
                .add(line(high ? AlarmEventType.RAISED : AlarmEventType.RETURNED, at));
          }
        }
        Pause.of(BETWEEN_READINGS);
      }
    }
  }

  private List<String> told(String area) {
    return engines.told(area).events().stream()
        .filter(event -> event.alarmId().contains("-level"))
        .map(event -> line(event.eventType(), event.occurredAt()))
        .toList();
  }

  /** A reading that the broker took later than it may be under way may come too late. */
  private void noteHeard(String area, Instant at) {
    if (Duration.between(at, Instant.now()).compareTo(UNDER_WAY) < 0) {
      heard.computeIfAbsent(area, _ -> new ConcurrentSkipListSet<>()).add(at);
    }
  }

  /** Silences that were told of an area although it was heard within the time that they took. */
  private Stream<Instant> falseSilences(String area) {
    NavigableSet<Instant> readings = heard.getOrDefault(area, new TreeSet<>());
    return engines.told(area).events().stream()
        .filter(event -> event.alarmId().contains("-silent"))
        .filter(event -> event.eventType() == AlarmEventType.RAISED)
        .map(AlarmEvent::occurredAt)
        .filter(at -> !readings.subSet(at.minus(Areas.SILENCE), false, at, false).isEmpty());
  }

  private static String line(AlarmEventType type, Instant at) {
    return type + " at " + at;
  }

  private void awaitSharedBy(int instances) {
    EngineRig.until(
        instances + " instances share the partitions", () -> owners().size() == instances);
  }

  /** The instances that have partitions. */
  private Set<String> owners() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", engines.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .map(member -> member.groupInstanceId().orElse(member.consumerId()))
          .collect(Collectors.toSet());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

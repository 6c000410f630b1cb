package org.penstock.alert.app.simulate;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;
import org.penstock.alert.app.rules.CheckRules;
import org.penstock.alert.app.rules.CheckRules.Verdict;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.AreaPartitions;
import org.penstock.alert.domain.port.rules.StoredReadings;
import org.penstock.alert.domain.port.rules.StoredReadings.Replay;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.simulate.Simulation;
import org.penstock.alert.domain.simulate.Simulation.Told;
import org.penstock.alert.domain.watch.PartitionClock;
import org.penstock.alert.domain.watch.ReadingTime;
import org.penstock.event.Reading;
import org.penstock.kit.id.IdSource;
import org.penstock.topic.Topics;

/** Runs a draft over the last hours of readings, beside the version in force. */
@ApplicationScoped
public class SimulateRule {

  private static final int LOOK_AT_THE_CLOCK_EVERY = 1000;

  private final CheckRules checkRules;
  private final CurrentRules rules;
  private final AreaPartitions partitions;
  private final StoredReadings stored;
  private final IdSource ids;
  private final InstantSource clock;
  private final AlertConfig.Simulation limits;
  private final PartitionClock partitionClock;
  private final ReadingTime readingTime;
  private final Semaphore places;

  SimulateRule(
      CheckRules checkRules,
      CurrentRules rules,
      AreaPartitions partitions,
      StoredReadings stored,
      IdSource ids,
      InstantSource clock,
      AlertConfig config) {
    this.checkRules = checkRules;
    this.rules = rules;
    this.partitions = partitions;
    this.stored = stored;
    this.ids = ids;
    this.clock = clock;
    this.limits = config.simulation();
    this.partitionClock = new PartitionClock(config.timers().readingsUnderWay());
    this.readingTime = new ReadingTime(config.readings().futureTolerance());
    this.places = new Semaphore(limits.atOnce());
  }

  /** What to try, and on how much of the past. */
  public record Request(RuleDraft draft, String plantId, Duration back) {}

  /** The answer. */
  public sealed interface Result {

    /**
     * What it would have been like.
     *
     * @param live the version in force that it is compared with
     */
    record Simulated(
        AlarmRule draft,
        Optional<AlarmRule> live,
        Instant from,
        Simulation.Outcome outcome,
        long unreadable)
        implements Result {}

    /** Could not be in force. */
    record Faulty(List<String> faults) implements Result {}

    /** Readings are not kept, or not wanted, for so long. */
    record TooFarBack(Duration longest) implements Result {}

    /** Others are being simulated. */
    record Busy() implements Result {}
  }

  /** Runs; this takes a while. */
  public Result simulate(Request request) {
    if (request.back().compareTo(limits.longest()) > 0) {
      return new Result.TooFarBack(limits.longest());
    }
    return switch (checkRules.check(request.draft(), request.plantId())) {
      case Verdict.Faulty(List<String> faults) -> new Result.Faulty(faults);
      case Verdict.Sound(AlarmRule rule) -> inTurn(rule, request.back());
    };
  }

  private Result inTurn(AlarmRule draft, Duration back) {
    if (!places.tryAcquire()) {
      return new Result.Busy();
    }
    try {
      return run(draft, back);
    } finally {
      places.release();
    }
  }

  private Result run(AlarmRule draft, Duration back) {
    Instant now = clock.instant();
    Instant from = now.minus(back);
    Instant deadline = now.plus(limits.longestRun());
    List<AlarmRule> inForce = rules.set().active();
    Optional<AlarmRule> live =
        inForce.stream().filter(one -> one.id().equals(draft.id())).findFirst();
    Simulation simulation = new Simulation(ids::next, partitionClock, limits.mostOccurrences());
    try (Replay replay = stored.open(partition(draft.area()), from)) {
      Simulation.Outcome outcome =
          simulation.run(
              new Simulation.Rules(draft, live.orElse(null), inForce),
              new AsTold(replay, readingTime),
              from,
              now,
              taken -> isEnough(taken, deadline));
      return new Result.Simulated(draft, live, from, outcome, replay.unreadable());
    }
  }

  private boolean isEnough(long taken, Instant deadline) {
    return taken >= limits.mostReadings()
        || (taken % LOOK_AT_THE_CLOCK_EVERY == 0 && clock.instant().isAfter(deadline));
  }

  /** Where readings of the area were seen; of a new area, where scada-ingest would put them. */
  private int partition(String area) {
    return partitions
        .of(area)
        .orElseGet(() -> {
          CRC32 checksum = new CRC32();
          checksum.update(area.getBytes(StandardCharsets.UTF_8));
          return (int) (checksum.getValue() % Topics.READINGS.partitions());
        });
  }

  /** Readings as the engine saw them when they were taken in. */
  private record AsTold(Replay replay, ReadingTime readingTime) implements Iterator<Told> {

    @Override
    public boolean hasNext() {
      return replay.hasNext();
    }

    @Override
    public Told next() {
      Reading reading = replay.next();
      Instant wall = reading.ingestTimestamp();
      return new Told(readingTime.observe(reading, wall), wall);
    }
  }
}

package org.penstock.ingest.tagsfile;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.ServerProfile;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.Collecting.Mode;
import org.penstock.ingest.domain.tag.Collecting.Trigger;

/** How values are collected: the service's settings, the source's, the group's, the tag's. */
final class CollectingRows {

  /** What a tag may set for itself. */
  static final Set<String> OF_TAG =
      Set.of(
          "sampling_interval",
          "queue_size",
          "deadband",
          "deadband_type",
          "trigger",
          "expected_period",
          "heartbeat");

  /** What a source and a group may set. */
  static final Set<String> OF_GROUP = ofGroup();

  private final IngestConfig config;

  CollectingRows(IngestConfig config) {
    this.config = config;
  }

  private static Set<String> ofGroup() {
    Set<String> keys = new TreeSet<>(OF_TAG);
    keys.addAll(Set.of("mode", "publishing_interval", "outage_budget", "discard_oldest", "lag"));
    return keys;
  }

  /** What holds where nothing is said. */
  Collecting base(ServerProfile profile) {
    IngestConfig.Collecting settings = config.collecting();
    Duration sampling = settings.samplingInterval();
    return new Collecting(
        profile.mode(),
        settings.publishingInterval(),
        sampling,
        Collecting.queueFor(settings.outageBudget(), sampling, settings.maxQueueSize()),
        settings.outageBudget(),
        Deadband.NONE,
        Trigger.STATUS_VALUE,
        true,
        config.expectedPeriod(),
        settings.heartbeat(),
        settings.lag());
  }

  /** What a row says, over what held before it. */
  Collecting over(Collecting before, Fields row) {
    Duration sampling = row.duration("sampling_interval", before.sampling());
    Duration budget = row.duration("outage_budget", before.outageBudget());
    return new Collecting(
        row.symbol("mode", Mode.class, before.mode()),
        row.duration("publishing_interval", before.publishing()),
        sampling,
        queue(before, row, sampling, budget),
        budget,
        deadband(before.deadband(), row),
        row.symbol("trigger", Trigger.class, before.trigger()),
        row.flag("discard_oldest", before.discardOldest()),
        row.duration("expected_period", before.expectedPeriod()),
        row.duration("heartbeat", before.heartbeat()),
        row.duration("lag", before.lag()));
  }

  /** A given size stands; another period or budget asks for another size. */
  private int queue(Collecting before, Fields row, Duration sampling, Duration budget) {
    boolean isSame = sampling.equals(before.sampling()) && budget.equals(before.outageBudget());
    int size =
        isSame
            ? before.queueSize()
            : Collecting.queueFor(budget, sampling, config.collecting().maxQueueSize());
    return row.whole("queue_size", size);
  }

  private static Deadband deadband(Deadband before, Fields row) {
    if (!row.has("deadband")) {
      return before;
    }
    Deadband.Kind kind = row.symbol("deadband_type", Deadband.Kind.class, Deadband.Kind.ABSOLUTE);
    return Deadband.of(kind, row.number("deadband", 0));
  }
}

package org.penstock.ingest.opcua.tags;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SubscriptionSeen;
import org.penstock.ingest.domain.tag.TagSpec;

/**
 * Reads tags again and again that are not subscribed to, on a thread of their own: a server that
 * answers slowly holds up nothing else. What has not changed goes no further.
 */
final class CyclicReads {

  private static final Logger LOG = Logger.getLogger(CyclicReads.class);
  private static final Duration LOOK = Duration.ofMillis(50);

  private record Polled(ItemTag item, ReadValueId value) {}

  private final String sourceId;
  private final OpcUaClient client;
  private final int nodesPerCall;
  private final Consumer<List<RawSample>> sink;
  private final InstantSource clock;
  private final Map<String, Polled> polled = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean isRunning;
  private final Instant madeAt;
  private volatile Instant lastHeard;
  private volatile @Nullable Instant firstValue;

  CyclicReads(
      String sourceId,
      OpcUaClient client,
      int nodesPerCall,
      Consumer<List<RawSample>> sink,
      InstantSource clock) {
    this.sourceId = sourceId;
    this.client = client;
    this.nodesPerCall = nodesPerCall;
    this.sink = sink;
    this.clock = clock;
    this.madeAt = clock.instant();
    this.lastHeard = madeAt;
  }

  /** Reads the tag in its publishing interval from now on. */
  void add(WantedItem wanted) {
    ItemTag item = new ItemTag(wanted.tag(), wanted.ranges());
    item.filterHere();
    polled.put(item.name(), new Polled(item, wanted.valueId()));
    if (!isRunning) {
      isRunning = true;
      Thread.ofVirtual().name("polls of " + sourceId).start(this::run);
    }
  }

  /** Takes other settings of a tag; false when it is not read. */
  boolean change(TagSpec tag) {
    Polled known = polled.get(tag.tagName());
    if (known != null) {
      known.item().change(tag);
    }
    return known != null;
  }

  void remove(String tagName) {
    polled.remove(tagName);
  }

  int size() {
    return polled.size();
  }

  /** The last answer of the server. */
  Instant lastHeard() {
    return lastHeard;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** What the supervisor judges the polls by: an answer comes in the shortest period of them. */
  Optional<SubscriptionSeen> seen() {
    return polled.values().stream()
        .map(tag -> tag.item().tag().collecting().publishing())
        .min(Duration::compareTo)
        .map(every -> new SubscriptionSeen(every, every, lastHeard, false, false, madeAt));
  }

  /** When the first value came. */
  Optional<Instant> firstValue() {
    return Optional.ofNullable(firstValue);
  }

  void stop() {
    stopped.countDown();
  }

  private void run() {
    Map<Duration, Instant> next = new HashMap<>();
    try {
      while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        byPeriod()
            .forEach((period, tags) -> {
              if (!next.getOrDefault(period, now).isAfter(now)) {
                // In step with the period, and not after each other when the server was slow.
                next.put(period, now.plus(period));
                readAll(tags);
              }
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Duration, List<Polled>> byPeriod() {
    Map<Duration, List<Polled>> byPeriod = new LinkedHashMap<>();
    for (Polled tag : polled.values()) {
      Duration period = tag.item().tag().collecting().publishing();
      byPeriod.computeIfAbsent(period, _ -> new ArrayList<>()).add(tag);
    }
    return byPeriod;
  }

  private void readAll(List<Polled> tags) {
    try {
      for (int from = 0; from < tags.size() && stopped.getCount() > 0; from += nodesPerCall) {
        read(tags.subList(from, Math.min(tags.size(), from + nodesPerCall)));
      }
    } catch (UaException e) {
      // The supervisor sees that the session is away, and what it was; the next round tries again.
      LOG.debugf("%s: not read: %s", sourceId, e.getMessage());
    }
  }

  private void read(List<Polled> tags) throws UaException {
    List<ReadValueId> nodes = tags.stream().map(Polled::value).toList();
    DataValue[] values = client.read(0, TimestampsToReturn.Both, nodes).getResults();
    Instant now = clock.instant();
    lastHeard = now;
    if (firstValue == null) {
      firstValue = now;
    }
    List<RawSample> samples = new ArrayList<>(tags.size());
    for (int i = 0; values != null && i < values.length; i++) {
      RawSample sample = tags.get(i).item().sample(values[i], now);
      if (sample != null) {
        samples.add(sample);
      }
    }
    sink.accept(samples);
  }
}

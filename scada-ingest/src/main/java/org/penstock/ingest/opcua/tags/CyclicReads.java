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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
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

  /** There is no session, or it ended before the answer. */
  private static final Set<Long> AWAY =
      Set.of(
          StatusCodes.Bad_ConnectionClosed,
          StatusCodes.Bad_ConnectionRejected,
          StatusCodes.Bad_CommunicationError,
          StatusCodes.Bad_NotConnected,
          StatusCodes.Bad_ServerNotConnected,
          StatusCodes.Bad_Shutdown,
          StatusCodes.Bad_SecureChannelClosed,
          StatusCodes.Bad_SecureChannelIdInvalid,
          StatusCodes.Bad_SessionClosed,
          StatusCodes.Bad_SessionIdInvalid,
          StatusCodes.Bad_SessionNotActivated);

  private record Polled(ItemTag item, ReadValueId value) {}

  /** Where the values come from, each with the node that it was asked for. */
  interface Values {

    List<DataValue> of(List<ReadValueId> nodes) throws UaException;
  }

  private final String sourceId;
  private final Values server;
  private final Consumer<List<RawSample>> sink;
  private final Runnable failed;
  private final InstantSource clock;
  private final Map<String, Polled> polled = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean isRunning;
  private final Instant madeAt;
  private volatile Instant lastHeard;
  private volatile @Nullable Instant firstValue;
  private final Map<Duration, String> faults = new ConcurrentHashMap<>();

  CyclicReads(
      String sourceId,
      Values server,
      Consumer<List<RawSample>> sink,
      Runnable failed,
      InstantSource clock) {
    this.sourceId = sourceId;
    this.server = server;
    this.sink = sink;
    this.failed = failed;
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

  /** Which tags could not be read at the last attempt, and why; empty when all could. */
  String fault() {
    return String.join("; ", faults.values());
  }

  void stop() {
    stopped.countDown();
  }

  private void run() {
    Map<Duration, Instant> next = new HashMap<>();
    try {
      while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        Instant now = clock.instant();
        Map<Duration, List<Polled>> rounds = byPeriod();
        faults.keySet().retainAll(rounds.keySet());
        rounds.forEach((period, tags) -> {
          if (!next.getOrDefault(period, now).isAfter(now)) {
            // In step with the period, and not after each other when the server was slow.
            next.put(period, now.plus(period));
            readAll(period, tags);
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

  /** Whatever goes wrong, the next round tries again. */
  private void readAll(Duration period, List<Polled> tags) {
    try {
      read(tags);
      if (faults.remove(period) != null) {
        LOG.infof("%s: the tags polled every %s can be read again", sourceId, period);
      }
    } catch (UaException e) {
      if (AWAY.contains(e.getStatusCode().value())) {
        // The supervisor sees that the session is away, and says so.
        LOG.debugf("%s: not read: %s", sourceId, e.getMessage());
      } else {
        failed(period, tags.size(), ItemResults.words(e.getStatusCode()) + ", " + e.getMessage());
      }
    } catch (RuntimeException e) {
      failed(period, tags.size(), e.toString());
    }
  }

  private void failed(Duration period, int tags, String why) {
    if (stopped.getCount() == 0) {
      return;
    }
    failed.run();
    String words =
        "%d tags are polled every %s and cannot be read: %s".formatted(tags, period, why);
    if (faults.put(period, words) == null) {
      LOG.warnf("%s: %s", sourceId, words);
    }
  }

  private void read(List<Polled> tags) throws UaException {
    List<DataValue> values = server.of(tags.stream().map(Polled::value).toList());
    Instant now = clock.instant();
    lastHeard = now;
    if (firstValue == null) {
      firstValue = now;
    }
    List<RawSample> samples = new ArrayList<>(tags.size());
    for (int i = 0; i < values.size(); i++) {
      RawSample sample = tags.get(i).item().sample(values.get(i), now);
      if (sample != null) {
        samples.add(sample);
      }
    }
    sink.accept(samples);
  }
}

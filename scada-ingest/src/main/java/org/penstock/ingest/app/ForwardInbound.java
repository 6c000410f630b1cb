package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.penstock.event.InboundReading;
import org.penstock.event.Reading;
import org.penstock.ingest.config.InboundConfig;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.inbound.InboundOut;
import org.penstock.ingest.domain.inbound.InboundQueue;
import org.penstock.ingest.domain.inbound.InboundQueue.State;
import org.penstock.ingest.domain.inbound.RateLimit;
import org.penstock.ingest.domain.inbound.TokenBucket;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.sample.InboundCheck;

/**
 * Takes what other plant systems publish into the stream of readings, or says why not.
 *
 * <p>How it works. A source that sends faster than its limit has the rest held back in the database
 * and passed on as time goes by, in order; so it neither loses a value nor keeps other sources
 * waiting. Only when too much of it waits already is a value refused.
 */
@ApplicationScoped
public class ForwardInbound {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final InboundCheck check;
  private final InboundQueue queue;
  private final InboundOut out;
  private final InstantSource clock;
  private final InboundConfig config;
  private final RateLimit limit;
  private Instant nextLook = Instant.MIN;

  ForwardInbound(
      CurrentSources sources,
      InboundQueue queue,
      InboundOut out,
      InstantSource clock,
      IngestConfig config) {
    this.check = new InboundCheck(sources::now);
    this.queue = queue;
    this.out = out;
    this.clock = clock;
    this.config = config.inbound();
    this.limit = new RateLimit(this.config.valuesPerSecond(), this.config.burst());
  }

  /** What became of a value. */
  public sealed interface Result {

    /** It is in the stream. */
    record Forwarded() implements Result {}

    /** It will be, when its source's turn comes. */
    record Held() implements Result {}

    /** It is not taken, and why, in words for the sender. */
    record Refused(String reason) implements Result {}
  }

  /**
   * Takes values in this order, in the caller's transaction, and answers for each; called by one
   * thread.
   */
  public List<Result> take(List<InboundReading> sent) {
    Instant now = clock.instant();
    List<InboundCheck.Result> judged = sent.stream().map(one -> check.judge(one, now)).toList();
    Map<String, Turn> turns = turns(judged, now);
    List<Result> results = new ArrayList<>(sent.size());
    for (InboundCheck.Result one : judged) {
      results.add(
          switch (one) {
            case InboundCheck.Result.Refused(String reason) -> new Result.Refused(reason);
            case InboundCheck.Result.Accepted(Reading reading) ->
                Objects.requireNonNull(turns.get(reading.sourceId())).take(reading);
          });
    }
    turns.values().forEach(Turn::end);
    return results;
  }

  /** In the order of the names, so that two instances never wait for each other. */
  private Map<String, Turn> turns(List<InboundCheck.Result> judged, Instant now) {
    Map<String, Turn> turns = new TreeMap<>();
    for (InboundCheck.Result one : judged) {
      if (one instanceof InboundCheck.Result.Accepted(Reading reading)) {
        turns.computeIfAbsent(reading.sourceId(), source -> new Turn(source));
      }
    }
    turns.values().forEach(turn -> turn.begin(now));
    return turns;
  }

  /** Passes on what waits and may go now, when it is time to look; called by the same thread. */
  @Transactional
  public void release() {
    Instant now = clock.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    for (String sourceId : queue.waiting()) {
      release(sourceId, now);
    }
    nextLook = now.plus(LOOK_EVERY);
  }

  private void release(String sourceId, Instant now) {
    State state = queue.lock(sourceId, TokenBucket.full(limit, now));
    TokenBucket bucket = state.bucket().refilled(limit, now);
    List<Reading> released = queue.release(sourceId, Math.min(bucket.available(), state.held()));
    released.forEach(this::forward);
    queue.save(
        sourceId, new State(bucket.without(released.size()), state.held() - released.size()));
  }

  private void forward(Reading reading) {
    out.forward(reading, queue.advance(reading.tagName(), reading.timestamp()));
  }

  /** The turn of a source: what it may send now, and what it has to hold back. */
  private final class Turn {

    private final String sourceId;
    private final List<Reading> held = new ArrayList<>();
    private State state = new State(new TokenBucket(0, Instant.MIN), 0);

    Turn(String sourceId) {
      this.sourceId = sourceId;
    }

    void begin(Instant now) {
      State found = queue.lock(sourceId, TokenBucket.full(limit, now));
      state = new State(found.bucket().refilled(limit, now), found.held());
    }

    /** What waits goes first. */
    Result take(Reading reading) {
      int waiting = state.held() + held.size();
      if (waiting == 0 && state.bucket().available() > 0) {
        state = new State(state.bucket().without(1), 0);
        forward(reading);
        return new Result.Forwarded();
      }
      if (waiting >= config.mostHeld()) {
        return new Result.Refused(
            "source %s sends more than %s values a second and %d of them wait already"
                .formatted(sourceId, config.valuesPerSecond(), waiting));
      }
      held.add(reading);
      return new Result.Held();
    }

    void end() {
      queue.hold(sourceId, held);
      queue.save(sourceId, new State(state.bucket(), state.held() + held.size()));
    }
  }
}

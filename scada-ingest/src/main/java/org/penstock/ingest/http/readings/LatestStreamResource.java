package org.penstock.ingest.http.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.store.FollowLatest;
import org.penstock.ingest.app.store.ListReadings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.config.StreamConfig;
import org.penstock.ingest.domain.store.LatestReadings.Changes;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/**
 * Latest readings as server-sent events.
 *
 * <p>How it works. A reader has no queue, only the number of the change that it has seen. At each
 * interval, if its last event is out, it is sent what has changed since: each tag once. So a reader
 * that does not read costs one event of memory and holds nobody up.
 */
@Path("/api/scada/readings/stream")
public class LatestStreamResource {

  private final FollowLatest latest;
  private final ListReadings known;
  private final Caller caller;
  private final InstantSource clock;
  private final ObjectMapper mapper;
  private final StreamConfig config;
  private final AtomicInteger readers = new AtomicInteger();

  LatestStreamResource(
      FollowLatest latest,
      ListReadings known,
      Caller caller,
      InstantSource clock,
      ObjectMapper mapper,
      IngestConfig config) {
    this.latest = latest;
    this.known = known;
    this.caller = caller;
    this.clock = clock;
    this.mapper = mapper;
    this.config = config.stream();
  }

  /**
   * First what is known, then what changes, as events {@code readings} with an array of readings; a
   * comment when nothing changes; {@code end} when the token ends.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Multi<OutboundSseEvent> stream(
      @QueryParam("tag") List<String> tags,
      @QueryParam("area") @Nullable String area,
      @Context Sse sse) {
    Reader reader = new Reader(LatestFilter.of(tags, area, latest, known), sse);
    Duration left = Duration.between(clock.instant(), caller.validUntil());
    admit();
    return Multi.createFrom()
        .ticks()
        .every(config.interval())
        .onOverflow()
        .drop()
        .onItem()
        .transformToMultiAndConcatenate(_ -> reader.news())
        .select()
        .first(left)
        .onCompletion()
        .continueWith(() -> List.of(reader.end()))
        .onTermination()
        .invoke(readers::decrementAndGet);
  }

  private void admit() {
    if (readers.incrementAndGet() > config.mostReaders()) {
      readers.decrementAndGet();
      throw Refusals.builder(
              503, "too-many-streams", "%d streams are open".formatted(config.mostReaders()))
          .withHeader("Retry-After", "10")
          .build();
    }
  }

  private String json(List<Reading> readings) {
    try {
      return mapper.writeValueAsString(readings);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write readings", e);
    }
  }

  /** One reader; its events are made one after the other. */
  private final class Reader {

    private final Predicate<Reading> wanted;
    private final Sse sse;
    private long seen;
    private Instant lastSent = Instant.EPOCH;

    Reader(Predicate<Reading> wanted, Sse sse) {
      this.wanted = wanted;
      this.sse = sse;
    }

    /** What has changed, in as many events as it takes; each is made when the one before is out. */
    Multi<OutboundSseEvent> news() {
      return Multi.createBy()
          .repeating()
          .supplier(this::changes)
          .whilst(Changes::hasMore)
          .select()
          .where(changes -> !changes.readings().isEmpty())
          .map(this::event)
          .onCompletion()
          .ifEmpty()
          .continueWith(this::signOfLife);
    }

    private Changes changes() {
      Changes changes = latest.since(seen, wanted, config.eventReadings());
      seen = changes.upTo();
      return changes;
    }

    private OutboundSseEvent event(Changes changes) {
      lastSent = clock.instant();
      return sse.newEvent("readings", json(changes.readings()));
    }

    private List<OutboundSseEvent> signOfLife() {
      Instant now = clock.instant();
      if (lastSent.plus(config.heartbeat()).isAfter(now)) {
        return List.of();
      }
      lastSent = now;
      return List.of(sse.newEventBuilder().comment("nothing new").build());
    }

    OutboundSseEvent end() {
      return sse.newEvent("end", "{\"reason\":\"token-expired\"}");
    }
  }
}

package org.penstock.alert.http.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.follow.FollowAlarms;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.StreamConfig;
import org.penstock.alert.domain.follow.Viewer;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/**
 * Alarms as server-sent events.
 *
 * <p>How it works. The instance looks for changes, not each viewer. A viewer has no queue, only the
 * number of the change that it has seen. At each interval, if its last event is out, it is sent
 * what has changed since: each alarm once. So one that does not read holds nobody up.
 */
@Path("/api/alerts/stream")
public class AlarmStreamResource {

  private final FollowAlarms follow;
  private final Caller caller;
  private final InstantSource clock;
  private final ObjectMapper mapper;
  private final StreamConfig config;

  AlarmStreamResource(
      FollowAlarms follow,
      Caller caller,
      InstantSource clock,
      ObjectMapper mapper,
      AlertConfig config) {
    this.follow = follow;
    this.caller = caller;
    this.clock = clock;
    this.mapper = mapper;
    this.config = config.stream();
  }

  /**
   * First {@code snapshot}: the alarms that are open or have something laid over them; it replaces
   * all that was told before. Then {@code alarms}: alarms that changed, also back to normal; a
   * large snapshot goes on in these. With {@code Last-Event-ID} no snapshot, but {@code alarms}
   * with all that changed since. A comment when nothing changes; {@code end} when the token ends.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Multi<OutboundSseEvent> stream(
      @BeanParam StreamQuery query,
      @RestHeader("Last-Event-ID") @Nullable String lastEventId,
      @Context Sse sse) {
    Duration left = Duration.between(clock.instant(), caller.validUntil());
    if (!follow.admit()) {
      throw Refusals.builder(
              503, "too-many-streams", "%d streams are open".formatted(config.mostViewers()))
          .withHeader("Retry-After", "10")
          .build();
    }
    Events events =
        new Events(
            new Viewer(
                follow.followed(), query.wanted(), position(lastEventId), config.eventAlarms()),
            sse);
    return Multi.createFrom()
        .ticks()
        .every(config.interval())
        .onOverflow()
        .drop()
        .onItem()
        .transformToMultiAndConcatenate(_ -> events.news())
        .select()
        .first(left)
        .onCompletion()
        .continueWith(() -> List.of(events.end()))
        .onTermination()
        .invoke(follow::leave);
  }

  /** What is no position was not given out here: then everything is told. */
  private static OptionalLong position(@Nullable String lastEventId) {
    try {
      return lastEventId == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(lastEventId.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private String json(List<AlarmSnapshot> alarms) {
    try {
      return mapper.writeValueAsString(alarms);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write alarms", e);
    }
  }

  /** What a viewer is sent; one event is made after the other. */
  private final class Events {

    private final Viewer viewer;
    private final Sse sse;
    private final FollowAlarms.Ticket ticket = follow.ticket();
    private Instant lastSent = Instant.EPOCH;

    Events(Viewer viewer, Sse sse) {
      this.viewer = viewer;
      this.sse = sse;
    }

    /** What has changed, in as many events as it takes; each is made when the one before is out. */
    Multi<OutboundSseEvent> news() {
      if (!follow.isFresh(ticket)) {
        return Multi.createFrom().empty();
      }
      return Multi.createBy()
          .repeating()
          .supplier(viewer::next)
          .whilst(Viewer.Part::hasMore)
          .select()
          .where(Viewer.Part::isWorthSending)
          .map(this::event)
          .onCompletion()
          .ifEmpty()
          .continueWith(this::signOfLife);
    }

    private OutboundSseEvent event(Viewer.Part part) {
      lastSent = clock.instant();
      OutboundSseEvent.Builder event = sse.newEventBuilder().name(part.name());
      if (part.position() != null) {
        event.id(Long.toString(part.position()));
      }
      return event.data(json(part.alarms())).build();
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

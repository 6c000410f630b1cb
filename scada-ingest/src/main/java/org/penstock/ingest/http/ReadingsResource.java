package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.ListReadings;
import org.penstock.ingest.domain.port.ReadingStore.Position;
import org.penstock.ingest.domain.port.ReadingStore.Range;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Stored readings. */
@Path("/api/scada/readings")
public class ReadingsResource {

  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private final ListReadings readings;
  private final InstantSource clock;

  ReadingsResource(ListReadings readings, InstantSource clock) {
    this.readings = readings;
    this.clock = clock;
  }

  /** A page of readings. */
  public record ReadingPage(List<Reading> items, @Nullable String nextCursor) {}

  /** Readings of one tag, oldest first; the last hour where no time is given. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public ReadingPage list(
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (tag == null || tag.isBlank()) {
      throw Refusals.of(400, "tag-missing", "Say which tag: ?tag=");
    }
    if (!readings.isTag(tag)) {
      throw Refusals.of(404, "unknown-tag", "There is no tag " + tag);
    }
    Instant end = to == null ? clock.instant() : time("to", to);
    Instant start = from == null ? end.minus(LAST_HOUR) : time("from", from);
    if (!start.isBefore(end)) {
      throw Refusals.of(400, "invalid-period", "from must be before to");
    }
    return page(new Range(tag, start, end, limit, position(cursor)));
  }

  private ReadingPage page(Range wanted) {
    Range oneMore =
        new Range(wanted.tagName(), wanted.from(), wanted.to(), wanted.limit() + 1, wanted.after());
    List<Reading> found = readings.page(oneMore);
    if (found.size() <= wanted.limit()) {
      return new ReadingPage(found, null);
    }
    List<Reading> page = found.subList(0, wanted.limit());
    Reading last = page.getLast();
    return new ReadingPage(page, Cursors.encode(last.timestamp().toString(), last.eventId()));
  }

  private static @Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 2);
    return new Position(time("cursor", key.getFirst()), key.getLast());
  }

  private static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusals.of(
          400, "invalid-time", name + " is no RFC 3339 time in UTC such as 2026-07-01T12:00:00Z");
    }
  }
}

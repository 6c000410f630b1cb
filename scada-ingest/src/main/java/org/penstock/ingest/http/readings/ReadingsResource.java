package org.penstock.ingest.http.readings;

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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.app.store.ChartReadings;
import org.penstock.ingest.app.store.ChartReadings.Series;
import org.penstock.ingest.app.store.ListReadings;
import org.penstock.ingest.app.store.ListReadings.Place;
import org.penstock.ingest.app.store.ListReadings.Wanted;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.config.StoreConfig;
import org.penstock.ingest.domain.store.Decimation;
import org.penstock.ingest.domain.store.ReadingStore.Position;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Stored readings. */
@Path("/api/scada/readings")
public class ReadingsResource {

  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private final ListReadings readings;
  private final ChartReadings charts;
  private final InstantSource clock;
  private final StoreConfig limits;

  ReadingsResource(
      ListReadings readings, ChartReadings charts, InstantSource clock, IngestConfig config) {
    this.readings = readings;
    this.charts = charts;
    this.clock = clock;
    this.limits = config.store();
  }

  /**
   * Readings.
   *
   * @param nextCursor where the next page begins; null on the last one
   * @param decimated whether readings of the time asked for are left out
   * @param series how many there are of each tag; only where points were asked for
   */
  public record ReadingPage(
      List<Reading> items,
      @Nullable String nextCursor,
      boolean decimated,
      @Nullable List<SeriesView> series) {}

  /**
   * What was made of a tag's readings.
   *
   * @param stored how many there are in the time asked for
   * @param shown how many of them are among the items
   */
  public record SeriesView(String tagName, long stored, int shown, boolean decimated) {}

  /** Readings of tags, each tag's oldest first; the last hour where no time is given. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public ReadingPage list(
      @QueryParam("tag") List<String> tags,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("points") @Nullable Integer points,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Instant end = to == null ? clock.instant() : Times.of("to", to);
    Instant start = from == null ? end.minus(LAST_HOUR) : Times.of("from", from);
    Wanted wanted = new Wanted(known(tags), start, end);
    refuseUnlessInReach(wanted);
    if (points == null) {
      return page(wanted, limit, cursor == null ? null : place(cursor));
    }
    if (cursor != null) {
      throw Refusals.of(400, "invalid-cursor", "Readings in points are one page: leave cursor out");
    }
    return chart(wanted, points);
  }

  private SortedSet<String> known(List<String> tags) {
    SortedSet<String> wanted = new TreeSet<>(tags);
    if (wanted.isEmpty() || wanted.contains("")) {
      throw Refusals.of(400, "tag-missing", "Say which tag: ?tag=");
    }
    if (wanted.size() > limits.mostTags()) {
      throw Refusals.of(
          400, "too-many-tags", "At most %d tags at once".formatted(limits.mostTags()));
    }
    for (String tag : wanted) {
      if (!readings.isTag(tag)) {
        throw Refusals.of(404, "unknown-tag", "There is no tag " + tag);
      }
    }
    return wanted;
  }

  private void refuseUnlessInReach(Wanted wanted) {
    if (!wanted.from().isBefore(wanted.to())) {
      throw Refusals.of(400, "invalid-period", "from must be before to");
    }
    Duration asked = Duration.between(wanted.from(), wanted.to());
    if (asked.compareTo(limits.longestRange()) > 0) {
      throw Refusals.of(
          400,
          "period-too-long",
          "At most %d hours can be asked for at once, not %d"
              .formatted(limits.longestRange().toHours(), asked.toHours()));
    }
  }

  private ReadingPage page(Wanted wanted, int limit, @Nullable Place after) {
    List<Reading> found = readings.page(wanted, limit + 1, after);
    if (found.size() <= limit) {
      return new ReadingPage(found, null, false, null);
    }
    List<Reading> page = found.subList(0, limit);
    Reading last = page.getLast();
    String next = Cursors.encode(last.tagName(), last.timestamp().toString(), last.eventId());
    return new ReadingPage(page, next, false, null);
  }

  private ReadingPage chart(Wanted wanted, int points) {
    if (points < Decimation.FEWEST_POINTS || points > limits.mostPoints()) {
      throw Refusals.of(
          400,
          "invalid-points",
          "points is from %d to %d".formatted(Decimation.FEWEST_POINTS, limits.mostPoints()));
    }
    List<Series> all =
        wanted.tags().stream()
            .map(tag -> charts.series(tag, wanted.from(), wanted.to(), points))
            .toList();
    return new ReadingPage(
        all.stream().flatMap(series -> series.readings().stream()).toList(),
        null,
        all.stream().anyMatch(Series::isDecimated),
        all.stream().map(ReadingsResource::view).toList());
  }

  private static SeriesView view(Series series) {
    return new SeriesView(
        series.tagName(), series.stored(), series.readings().size(), series.isDecimated());
  }

  private static Place place(String cursor) {
    List<String> key = Cursors.decode(cursor, 3);
    return new Place(key.get(0), new Position(Times.of("cursor", key.get(1)), key.get(2)));
  }
}

package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.app.condition.TrackConditions.ConditionsNow;
import org.penstock.ingest.domain.condition.KnownCondition;
import org.penstock.kit.http.Cursors;
import org.penstock.security.Roles;

/** The conditions of the servers' own alarms that still count. */
@Path("/api/scada/conditions")
public class ConditionsResource {

  private static final Comparator<List<String>> ORDER =
      Comparator.<List<String>, String>comparing(List::getFirst)
          .thenComparing(key -> key.get(1))
          .thenComparing(List::getLast);

  private final TrackConditions conditions;

  ConditionsResource(TrackConditions conditions) {
    this.conditions = conditions;
  }

  /** A page of conditions. */
  public record ConditionPage(List<ConditionView> items, @Nullable String nextCursor) {}

  /** Conditions that are active or wait to be acknowledged, of one source or of all. */
  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public ConditionPage list(
      @QueryParam("source_id") @Nullable String sourceId,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    List<String> after = cursor == null ? null : Cursors.decode(cursor, 3);
    List<ConditionView> found =
        conditions.all().stream()
            .filter(source -> sourceId == null || source.sourceId().equals(sourceId))
            .flatMap(ConditionsResource::views)
            .filter(view -> after == null || ORDER.compare(view.key(), after) > 0)
            .sorted(Comparator.comparing(ConditionView::key, ORDER))
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new ConditionPage(found, null);
    }
    List<ConditionView> page = found.subList(0, limit);
    return new ConditionPage(page, Cursors.encode(page.getLast().key().toArray(String[]::new)));
  }

  private static Stream<ConditionView> views(ConditionsNow source) {
    return source.known().stream().filter(KnownCondition::isOfInterest).map(ConditionView::of);
  }
}

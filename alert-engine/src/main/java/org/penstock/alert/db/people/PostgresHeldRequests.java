package org.penstock.alert.db.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.db.Json;
import org.penstock.alert.domain.flood.AreaRequest;
import org.penstock.alert.domain.flood.FloodGate.Recent;
import org.penstock.alert.domain.flood.HeldRequest;
import org.penstock.alert.domain.flood.HeldRequests;
import org.penstock.event.WorkOrderRequest;

/** Table {@code work_order_wish}. */
@ApplicationScoped
class PostgresHeldRequests implements HeldRequests {

  private static final String COLUMNS = "request_id, state, area, request, at, times, decision";

  private final Jdbi jdbi;
  private final Json json;

  PostgresHeldRequests(Jdbi jdbi, Json json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  @Override
  public Recent lockRecent(String plantId, Instant since) {
    return jdbi.withHandle(handle -> {
      handle.execute(
          "select pg_advisory_xact_lock(hashtextextended(?, 0))", "work orders of " + plantId);
      Map<String, Integer> sent = new HashMap<>();
      Set<String> told = new HashSet<>();
      List<AreaCount> counts =
          handle
              .createQuery(
                  "select area, is_flood, count(*) as requests from work_order_wish"
                      + " where plant_id = :plant and state = 'SENT' and at > :since"
                      + " group by area, is_flood")
              .bind("plant", plantId)
              .bind("since", utc(since))
              .map((rows, _) ->
                  new AreaCount(
                      rows.getString("area"), rows.getBoolean("is_flood"), rows.getInt("requests")))
              .list();
      for (AreaCount one : counts) {
        if (one.isFlood()) {
          told.add(one.area());
        } else {
          sent.put(one.area(), one.requests());
        }
      }
      return new Recent(sent, told);
    });
  }

  @Override
  public void addSent(List<AreaRequest> requests, Instant at) {
    insert(requests, "SENT", false, "", at);
  }

  @Override
  public void addFloods(List<AreaRequest> summaries, Instant at) {
    insert(summaries, "SENT", true, "", at);
  }

  @Override
  public void hold(List<AreaRequest> requests, Instant at) {
    insert(
        requests,
        "HELD",
        false,
        " on conflict (dedupe_key) where state = 'HELD'"
            + " do update set times = work_order_wish.times + 1",
        at);
  }

  @Override
  public List<HeldRequest> waiting(@Nullable HeldPosition after, int limit) {
    return jdbi.withHandle(handle -> {
      Query query =
          handle
              .createQuery(
                  "select "
                      + COLUMNS
                      + " from work_order_wish where state = 'HELD'"
                      + (after == null ? "" : " and (at, request_id) > (:at, :id)")
                      + " order by at, request_id limit :limit")
              .bind("limit", limit);
      if (after != null) {
        query.bind("at", utc(after.heldAt())).bind("id", after.id());
      }
      return query.map((rows, _) -> read(rows)).list();
    });
  }

  @Override
  public Optional<HeldRequest> lock(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select "
                    + COLUMNS
                    + " from work_order_wish where request_id = :id and not is_flood for update")
            .bind("id", id)
            .map((rows, _) -> read(rows))
            .findOne());
  }

  @Override
  public void decide(HeldRequest decided) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "update work_order_wish set state = :state, decision = cast(:decision as jsonb)"
                    + " where request_id = :id")
            .bind("id", decided.id())
            .bind("state", decided.state().name())
            .bind("decision", json.write(decided.decision()))
            .execute());
  }

  private void insert(
      List<AreaRequest> requests, String state, boolean isFlood, String onConflict, Instant at) {
    if (requests.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into work_order_wish"
                  + " (request_id, plant_id, area, dedupe_key, is_flood, state, at, request)"
                  + " values (:id, :plant, :area, :key, :flood, :state, :at,"
                  + " cast(:request as jsonb))"
                  + onConflict);
      for (AreaRequest one : requests) {
        batch
            .bind("id", UUID.fromString(one.request().requestId()))
            .bind("plant", one.request().plantId())
            .bind("area", one.area())
            .bind("key", one.request().dedupeKey())
            .bind("flood", isFlood)
            .bind("state", state)
            .bind("at", utc(at))
            .bind("request", json.write(one.request()))
            .add();
      }
      batch.execute();
    });
  }

  private record AreaCount(String area, boolean isFlood, int requests) {}

  private HeldRequest read(ResultSet rows) throws SQLException {
    return new HeldRequest(
        rows.getObject("request_id", UUID.class),
        HeldRequest.State.valueOf(rows.getString("state")),
        rows.getString("area"),
        json.read(rows.getString("request"), WorkOrderRequest.class),
        rows.getObject("at", OffsetDateTime.class).toInstant(),
        rows.getInt("times"),
        json.readOrNull(rows.getString("decision"), HeldRequest.Decision.class));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

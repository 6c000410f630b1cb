package org.penstock.ingest.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.inbound.InboundQueue;
import org.penstock.ingest.domain.inbound.TokenBucket;

/** Tables {@code inbound_source}, {@code inbound_held} and {@code inbound_latest}. */
@ApplicationScoped
class PostgresInbound implements InboundQueue {

  private final Jdbi jdbi;
  private final ObjectMapper mapper = PlantJson.newMapper();

  PostgresInbound(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public State lock(String sourceId, TokenBucket fresh) {
    return jdbi.withHandle(handle -> {
      handle
          .createUpdate(
              "insert into inbound_source (source_id, tokens, refilled_at, held)"
                  + " values (:source_id, :tokens, :refilled_at, 0) on conflict do nothing")
          .bind("source_id", sourceId)
          .bind("tokens", fresh.tokens())
          .bind("refilled_at", PostgresReadings.utc(fresh.refilledAt()))
          .execute();
      return handle
          .createQuery(
              "select tokens, refilled_at, held from inbound_source"
                  + " where source_id = :source_id for update")
          .bind("source_id", sourceId)
          .map((rows, _) -> {
            Instant refilledAt = rows.getObject("refilled_at", OffsetDateTime.class).toInstant();
            return new State(
                new TokenBucket(rows.getDouble("tokens"), refilledAt), rows.getInt("held"));
          })
          .one();
    });
  }

  @Override
  public void save(String sourceId, State state) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "update inbound_source set tokens = :tokens, refilled_at = :refilled_at,"
                    + " held = :held where source_id = :source_id")
            .bind("source_id", sourceId)
            .bind("tokens", state.bucket().tokens())
            .bind("refilled_at", PostgresReadings.utc(state.bucket().refilledAt()))
            .bind("held", state.held())
            .execute());
  }

  @Override
  public void hold(String sourceId, List<Reading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              "insert into inbound_held (source_id, reading) values (:source_id, :reading)");
      for (Reading reading : readings) {
        batch.bind("source_id", sourceId).bind("reading", json(reading)).add();
      }
      batch.execute();
    });
  }

  @Override
  public List<Reading> release(String sourceId, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "with released as (delete from inbound_held where id in"
                    + " (select id from inbound_held where source_id = :source_id"
                    + " order by id limit :most) returning id, reading)"
                    + " select reading from released order by id")
            .bind("source_id", sourceId)
            .bind("most", most)
            .map((rows, _) -> reading(rows.getString("reading")))
            .list());
  }

  @Override
  public List<String> waiting() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select source_id from inbound_source where held > 0 order by source_id")
            .mapTo(String.class)
            .list());
  }

  @Override
  public boolean advance(String tagName, Instant timestamp) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "insert into inbound_latest as l (tag_name, ts) values (:tag_name, :ts)"
                        + " on conflict (tag_name) do update set ts = excluded.ts"
                        + " where l.ts <= excluded.ts")
                .bind("tag_name", tagName)
                .bind("ts", PostgresReadings.utc(timestamp))
                .execute()
            > 0);
  }

  private String json(Reading reading) {
    try {
      return mapper.writeValueAsString(reading);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + reading, e);
    }
  }

  private Reading reading(String json) {
    try {
      return mapper.readValue(json, Reading.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored reading is not JSON: " + json, e);
    }
  }
}

package org.penstock.cmms.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.ExternalRef;
import org.penstock.cmms.domain.LoggedAttempt;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

/** From rows to the domain's records. */
final class Rows {

  private Rows() {}

  static WorkOrder workOrder(ResultSet row) throws SQLException {
    int attempts = row.getInt("attempt_no");
    return new WorkOrder(
        row.getObject("id", UUID.class),
        new ExternalRef(row.getString("external_ref")),
        request(row),
        columns(row).dispatch(attempts),
        attempts,
        row.getInt("occurrence_count"),
        instant(row, "created_at"),
        instant(row, "last_seen_at"));
  }

  static Occurrence occurrence(ResultSet row) throws SQLException {
    return new Occurrence(
        row.getString("request_id"),
        text(row, "alarm_occurrence_id"),
        WorkOrderPriority.valueOf(row.getString("priority")),
        instant(row, "raised_at"),
        instant(row, "received_at"),
        Json.snapshot(row.getString("scada_snapshot")));
  }

  static LoggedAttempt attempt(ResultSet row) throws SQLException {
    return new LoggedAttempt(
        row.getInt("attempt_no"),
        row.getString("kind"),
        instant(row, "started_at"),
        instant(row, "ended_at"),
        row.getString("outcome"),
        text(row, "failure_class"),
        text(row, "detail"),
        row.getBoolean("fenced"));
  }

  private static WorkOrderRequest request(ResultSet row) throws SQLException {
    return new WorkOrderRequest(
        row.getString("request_id"),
        row.getString("dedupe_key"),
        row.getString("plant_id"),
        row.getString("asset_id"),
        text(row, "asset_name"),
        row.getString("title"),
        text(row, "description"),
        WorkOrderPriority.valueOf(row.getString("priority")),
        WorkType.valueOf(row.getString("work_type")),
        text(row, "source_alarm_id"),
        text(row, "alarm_occurrence_id"),
        text(row, "rule_id"),
        instant(row, "raised_at"),
        instantOrNull(row, "due_at"),
        row.getString("created_by_system"),
        Json.actor(text(row, "requested_by")),
        text(row, "assignee"),
        Json.snapshot(row.getString("scada_snapshot")));
  }

  private static DispatchColumns columns(ResultSet row) throws SQLException {
    String owner = text(row, "lease_owner");
    String externalId = text(row, "external_id");
    String failure = text(row, "failure_class");
    return new DispatchColumns(
        row.getString("state"),
        instantOrNull(row, "next_attempt_at"),
        new Progress(row.getBoolean("doubt"), row.getInt("empty_searches"), row.getInt("failures")),
        owner == null ? null : new Lease(owner, instant(row, "lease_until")),
        externalId == null ? null : new ExternalOrder(externalId, row.getString("external_number")),
        row.getBoolean("adopted"),
        failure == null ? null : FailureClass.valueOf(failure),
        text(row, "failure_reason"),
        told(row));
  }

  private static @Nullable ToldStatus told(ResultSet row) throws SQLException {
    String status = text(row, "external_status");
    return status == null
        ? null
        : new ToldStatus(
            ExternalStatus.valueOf(status),
            row.getString("external_status_raw"),
            instant(row, "external_status_since"),
            instant(row, "external_status_asked"));
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  /** As the driver takes it for {@code timestamptz}. */
  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

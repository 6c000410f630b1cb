package org.penstock.cmms.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.Occurrence;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.WorkOrderQuery;
import org.penstock.cmms.domain.WorkOrders;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.follow.ToldStatus;
import org.penstock.event.WorkOrderRequest;

/** Work orders in PostgreSQL. */
@ApplicationScoped
class PostgresWorkOrders implements WorkOrders {

  private final Jdbi jdbi;
  private final String externalSystem;

  PostgresWorkOrders(Jdbi jdbi, CmmsConnector connector) {
    this.jdbi = jdbi;
    this.externalSystem = connector.name();
  }

  /** Not {@code now()}, which stands still in a transaction. */
  @Override
  public Instant now() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select clock_timestamp() as now")
            .map((row, _) -> Rows.instant(row, "now"))
            .one());
  }

  @Override
  public List<Boolean> note(List<Noted> requests) {
    Set<String> isNew =
        jdbi.withHandle(handle ->
            handle
                .createQuery(Sql.INSERT_INBOX)
                .bindArray("ids", String.class, requests.stream().map(Noted::requestId).toArray())
                .bindArray("sources", String.class, requests.stream().map(Noted::source).toArray())
                .mapTo(String.class)
                .collect(Collectors.toCollection(HashSet::new)));
    // Of one that stands in the list twice, the first is the new one.
    return requests.stream().map(request -> isNew.remove(request.requestId())).toList();
  }

  /** The driver makes few statements of a batch, and then does not tell which rows it wrote. */
  @Override
  public List<Boolean> add(List<WorkOrder> added) {
    if (added.isEmpty()) {
      return List.of();
    }
    return jdbi.withHandle(handle -> {
      PreparedBatch batch = handle.prepareBatch(Sql.INSERT);
      for (WorkOrder order : added) {
        bindDispatch(bindRequest(batch, order.request()), order)
            .bind("reference", order.reference().value())
            .bind("rank", order.rank())
            .bind("system", externalSystem)
            .bind("created", Rows.time(order.createdAt()))
            .add();
      }
      int[] _ = batch.execute();
      Set<UUID> written =
          handle
              .createQuery(Sql.INSERT_FIRST_OCCURRENCES)
              .bindArray("ids", UUID.class, added.stream().map(WorkOrder::id).toArray())
              .mapTo(UUID.class)
              .set();
      return added.stream().map(order -> written.contains(order.id())).toList();
    });
  }

  @Override
  public Optional<WorkOrder> lockSameFault(WorkOrder order) {
    return jdbi.withHandle(handle ->
        one(
            handle
                .createQuery(Sql.LOCK_SAME_FAULT)
                .bind("key", order.request().dedupeKey())
                .bind("reference", order.reference().value())));
  }

  @Override
  public void addOccurrence(UUID workOrderId, Occurrence occurrence) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(Sql.INSERT_OCCURRENCE)
            .bind("order", workOrderId)
            .bind("request", occurrence.requestId())
            .bind("alarm", occurrence.alarmOccurrenceId())
            .bind("priority", occurrence.priority().name())
            .bind("raised", Rows.time(occurrence.raisedAt()))
            .bind("received", Rows.time(occurrence.receivedAt()))
            .bind("snapshot", Json.write(occurrence.scadaSnapshot()))
            .execute());
  }

  @Override
  public WorkOrder countOccurrence(WorkOrder order, Instant seenAt) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.COUNT_OCCURRENCE)
            .bind("id", order.id())
            .bind("seen", Rows.time(seenAt))
            .map((row, _) -> Rows.workOrder(row))
            .one());
  }

  @Override
  public Optional<WorkOrder> lockNextDue() {
    return jdbi.withHandle(handle -> one(handle.createQuery(Sql.LOCK_NEXT_DUE)));
  }

  @Override
  public Optional<WorkOrder> lockNextExpired() {
    return jdbi.withHandle(handle -> one(handle.createQuery(Sql.LOCK_NEXT_EXPIRED)));
  }

  @Override
  public Optional<WorkOrder> lock(UUID id) {
    return jdbi.withHandle(handle -> one(handle.createQuery(Sql.LOCK).bind("id", id)));
  }

  @Override
  public List<WorkOrder> failed(int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.FAILED)
            .bind("most", most)
            .map((row, _) -> Rows.workOrder(row))
            .list());
  }

  @Override
  public Optional<WorkOrder> find(UUID id) {
    return jdbi.withHandle(handle -> one(handle.createQuery(Sql.FIND).bind("id", id)));
  }

  @Override
  public void saveDispatch(WorkOrder order) {
    jdbi.useHandle(handle ->
        bindDispatch(handle.createUpdate(Sql.SAVE_DISPATCH), order)
            .bind("system", externalSystem)
            .execute());
  }

  @Override
  public void saveAsset(WorkOrder order) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(Sql.SAVE_ASSET)
            .bind("id", order.id())
            .bind("asset", order.request().assetId())
            .bind("asset_name", order.request().assetName())
            .execute());
  }

  @Override
  public List<WorkOrder> takeToFollow(Instant askedBefore, int most) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.TAKE_TO_FOLLOW)
            .bind("system", externalSystem)
            .bind("before", Rows.time(askedBefore))
            .bind("most", most)
            .map((row, _) -> Rows.workOrder(row))
            .list());
  }

  @Override
  public boolean holdsLease(WorkOrder order, Duration atLeast) {
    if (!(order.dispatch() instanceof Sending sending)) {
      return false;
    }
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.HOLDS_LEASE)
            .bind("id", order.id())
            .bind("attempt", sending.attempt())
            .bind("owner", sending.lease().owner())
            .bind("millis", atLeast.toMillis())
            .mapTo(Boolean.class)
            .one());
  }

  @Override
  public boolean hasOtherOpen(WorkOrder order) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.HAS_OTHER_OPEN)
            .bind("key", order.request().dedupeKey())
            .bind("id", order.id())
            .mapTo(Boolean.class)
            .one());
  }

  @Override
  public List<WorkOrder> list(WorkOrderQuery query) {
    WorkOrderQuery.Position before = query.before();
    return jdbi.withHandle(handle ->
        handle
            .createQuery(Sql.LIST)
            .bind("state", query.state())
            .bind("asset", query.assetId())
            .bind("priority", query.priority() == null ? null : query.priority().name())
            .bind("before_time", before == null ? null : Rows.time(before.createdAt()))
            .bind("before_id", before == null ? null : before.id())
            .bind("limit", query.limit())
            .map((row, _) -> Rows.workOrder(row))
            .list());
  }

  @Override
  public List<Occurrence> occurrences(UUID workOrderId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select * from occurrence where work_order_id = :id"
                    + " order by received_at, request_id")
            .bind("id", workOrderId)
            .map((row, _) -> Rows.occurrence(row))
            .list());
  }

  private static Optional<WorkOrder> one(Query query) {
    return query.map((row, _) -> Rows.workOrder(row)).findOne();
  }

  private static <S extends SqlStatement<S>> S bindRequest(S statement, WorkOrderRequest request) {
    return statement
        .bind("request", request.requestId())
        .bind("key", request.dedupeKey())
        .bind("plant", request.plantId())
        .bind("asset", request.assetId())
        .bind("asset_name", request.assetName())
        .bind("title", request.title())
        .bind("description", request.description())
        .bind("priority", request.priority().name())
        .bind("work_type", request.workType().name())
        .bind("alarm", request.sourceAlarmId())
        .bind("alarm_occurrence", request.alarmOccurrenceId())
        .bind("rule", request.ruleId())
        .bind("raised", Rows.time(request.raisedAt()))
        .bind("due", Rows.time(request.dueAt()))
        .bind("by_system", request.createdBySystem())
        .bind("requested_by", Json.write(request.requestedBy()))
        .bind("assignee", request.assignee())
        .bind("snapshot", Json.write(request.scadaSnapshot()));
  }

  private static <S extends SqlStatement<S>> S bindDispatch(S statement, WorkOrder order) {
    DispatchColumns columns = DispatchColumns.of(order.dispatch());
    Dispatch.Lease lease = columns.lease();
    @Nullable ToldStatus told = columns.told();
    return statement
        .bind("id", order.id())
        .bind("state", columns.state())
        .bind("next", Rows.time(columns.nextAttemptAt()))
        .bind("attempt", order.attempts())
        .bind("failures", columns.progress().failures())
        .bind("empty", columns.progress().emptySearches())
        .bind("doubt", columns.progress().doubt())
        .bind("owner", lease == null ? null : lease.owner())
        .bind("until", lease == null ? null : Rows.time(lease.until()))
        .bind("external_id", columns.external() == null ? null : columns.external().id())
        .bind("external_number", columns.external() == null ? null : columns.external().number())
        .bind("adopted", columns.adopted())
        .bind("failure", columns.failure() == null ? null : columns.failure().name())
        .bind("reason", columns.reason())
        .bind("status", told == null ? null : told.status().name())
        .bind("status_raw", told == null ? null : told.raw())
        .bind("status_since", told == null ? null : Rows.time(told.since()))
        .bind("status_asked", told == null ? null : Rows.time(told.asked()));
  }
}

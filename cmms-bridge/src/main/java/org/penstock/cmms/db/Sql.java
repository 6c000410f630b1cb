package org.penstock.cmms.db;

/** The statements on {@code work_order}. */
final class Sql {

  static final String INSERT_INBOX =
      """
      insert into inbox (request_id, source, received_at)
      select *, clock_timestamp() from unnest(:ids, :sources)
      on conflict do nothing
      returning request_id
      """;

  static final String INSERT =
      """
      insert into work_order (
        id, external_ref, dedupe_key, request_id, plant_id, asset_id, asset_name, title, description,
        priority, work_type, source_alarm_id, alarm_occurrence_id, rule_id, raised_at, due_at,
        created_by_system, requested_by, assignee, scada_snapshot, state, priority_rank,
        next_attempt_at, attempt_no, failures, empty_searches, doubt, lease_owner, lease_until,
        external_system, external_id, external_number, adopted, failure_class, failure_reason,
        external_status, external_status_raw, external_status_since, external_status_asked,
        last_seen_at, created_at, updated_at)
      values (
        :id, :reference, :key, :request, :plant, :asset, :asset_name, :title, :description,
        :priority, :work_type, :alarm, :alarm_occurrence, :rule, :raised, :due,
        :by_system, cast(:requested_by as jsonb), :assignee, cast(:snapshot as jsonb), :state, :rank,
        :next, :attempt, :failures, :empty, :doubt, :owner, :until,
        :system, :external_id, :external_number, :adopted, :failure, :reason,
        :status, :status_raw, :status_since, :status_asked, :created, :created, clock_timestamp())
      on conflict do nothing
      """;

  static final String LOCK_SAME_FAULT =
      """
      select * from work_order
      where (dedupe_key = :key and state not in ('DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN'))
        or external_ref = :reference
      order by state in ('DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN') limit 1 for update
      """;

  static final String INSERT_FIRST_OCCURRENCES =
      """
      insert into occurrence (
        work_order_id, request_id, alarm_occurrence_id, priority, raised_at, received_at,
        scada_snapshot)
      select id, request_id, alarm_occurrence_id, priority, raised_at, created_at, scada_snapshot
      from work_order where id = any(:ids)
      returning work_order_id
      """;

  static final String INSERT_OCCURRENCE =
      """
      insert into occurrence (
        work_order_id, request_id, alarm_occurrence_id, priority, raised_at, received_at,
        scada_snapshot)
      values (:order, :request, :alarm, :priority, :raised, :received, cast(:snapshot as jsonb))
      """;

  static final String COUNT_OCCURRENCE =
      """
      update work_order
      set occurrence_count = occurrence_count + 1, last_seen_at = :seen,
        updated_at = clock_timestamp()
      where id = :id returning *
      """;

  static final String LOCK_NEXT_DUE =
      """
      select * from work_order
      where state in ('PENDING', 'RETRY', 'UNKNOWN') and next_attempt_at <= clock_timestamp()
      order by priority_rank, created_at limit 1 for update skip locked
      """;

  static final String LOCK_NEXT_EXPIRED =
      """
      select * from work_order
      where state = 'SENDING' and lease_until < clock_timestamp()
      order by lease_until limit 1 for update skip locked
      """;

  static final String LOCK = "select * from work_order where id = :id for update";

  static final String FAILED =
      """
      select * from work_order failed
      where state = 'DEAD' and not exists (
        select 1 from work_order other
        where other.dedupe_key = failed.dedupe_key and other.id <> failed.id
          and (other.state not in ('DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN')
            or (other.state in ('CLOSED', 'CANCELLED') and other.created_at > failed.created_at)))
      order by created_at, id limit :most
      """;

  static final String FIND = "select * from work_order where id = :id";

  static final String SAVE_DISPATCH =
      """
      update work_order
      set state = :state, next_attempt_at = :next, attempt_no = :attempt, failures = :failures,
        empty_searches = :empty, doubt = :doubt, lease_owner = :owner, lease_until = :until,
        external_system = case when :state = 'CREATED' then :system else external_system end,
        external_id = :external_id, external_number = :external_number, adopted = :adopted,
        failure_class = :failure, failure_reason = :reason, external_status = :status,
        external_status_raw = :status_raw, external_status_since = :status_since,
        external_status_asked = :status_asked,
        updated_at = clock_timestamp()
      where id = :id
      """;

  static final String SAVE_ASSET =
      """
      update work_order
      set asset_id = :asset, asset_name = :asset_name, updated_at = clock_timestamp()
      where id = :id
      """;

  static final String TAKE_TO_FOLLOW =
      """
      update work_order set asked_at = clock_timestamp()
      where id in (
        select id from work_order
        where state = 'CREATED' and external_system = :system
          and coalesce(asked_at, updated_at) < :before
        order by coalesce(asked_at, updated_at) limit :most for update skip locked)
      returning *
      """;

  static final String HOLDS_LEASE =
      """
      select exists (
        select 1 from work_order
        where id = :id and state = 'SENDING' and attempt_no = :attempt and lease_owner = :owner
          and lease_until > clock_timestamp() + :millis * interval '1 millisecond')
      """;

  static final String HAS_OTHER_OPEN =
      """
      select exists (
        select 1 from work_order
        where dedupe_key = :key and state not in ('DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN') and id <> :id)
      """;

  static final String LIST =
      """
      select * from work_order
      where (cast(:state as text) is null or state = :state)
        and (cast(:asset as text) is null or asset_id = :asset)
        and (cast(:priority as text) is null or priority = :priority)
        and (cast(:before_time as timestamptz) is null
          or (created_at, id) < (cast(:before_time as timestamptz), cast(:before_id as uuid)))
      order by created_at desc, id desc limit :limit
      """;

  private Sql() {}
}

package org.penstock.alert.db.load;

/** The questions to table {@code alarm_event}, all of one period and of one area or of all. */
final class LoadSql {

  private static final String PERIOD =
      """
       occurred_at >= :from and occurred_at < :to
         and (cast(:area as text) is null or area = :area)
      """;

  /** What an operator was told of as something to look at. */
  private static final String ANNUNCIATED =
      PERIOD
          + """
             and event_type in ('RAISED', 'REALARMED', 'ESCALATED') and priority <> 'DIAGNOSTIC'
             and cast(event ->> 'annunciated' as boolean)
          """;

  /** Counted alarms, with what is known of them now. */
  private static final String NAMED =
      """
      select counted.alarm_id, counted.area, counted.times, alarm.public_state ->> 'message' as message
        from counted left join alarm using (alarm_id)
       order by counted.times desc, counted.alarm_id limit :most
      """;

  static final String BUCKETS =
      "select date_bin(make_interval(secs => :bucket), occurred_at, :from) as begin, count(*) as times"
          + " from alarm_event where"
          + ANNUNCIATED
          + " group by 1";

  static final String FREQUENT =
      "with counted as (select alarm_id, max(area) as area, count(*) as times from alarm_event where"
          + ANNUNCIATED
          + " group by alarm_id) "
          + NAMED;

  static final String CHATTERING =
      """
      with raised as (
        select alarm_id, area,
               occurred_at - lag(occurred_at, cast(:raises as int) - 1)
                 over (partition by alarm_id order by seq) as took
          from alarm_event where event_type = 'RAISED' and
      """
          + PERIOD
          + """
          and event ->> 'reason_code' is distinct from 'UNSUPPRESSED'
          ), counted as (
            select alarm_id, max(area) as area, count(*) as times from raised
             where took <= make_interval(secs => :within) group by alarm_id
          )
          """
          + NAMED;

  /** An activation whose first raise is in the period. */
  private static final String ACTIVATIONS =
      """
      with activation as (
        select alarm_id, occurrence_id, max(area) as area,
               (array_agg(priority order by seq))[1] as priority,
               bool_or(event_type = 'RAISED' and cast(event ->> 'annunciated' as boolean)) as annunciated,
               min(occurred_at) filter (
                 where event_type = 'RAISED' and cast(event ->> 'annunciated' as boolean)) as raised_at,
               min(occurred_at) filter (where event_type in ('RETURNED', 'CLEARED')) as over_at,
               min(occurred_at) filter (where event_type = 'ACKNOWLEDGED') as acknowledged_at,
               count(*) filter (where event_type = 'UNACK_TIMEOUT') as overdue
          from alarm_event
         where occurrence_id in (
           select occurrence_id from alarm_event where event_type = 'RAISED' and
      """
          + PERIOD
          + """
          ) group by alarm_id, occurrence_id
          )
          """;

  static final String FLEETING =
      ACTIVATIONS
          + """
          , counted as (
            select alarm_id, max(area) as area, count(*) as times from activation
             where annunciated and over_at - raised_at < make_interval(secs => :below)
               and (acknowledged_at is null or acknowledged_at > over_at)
             group by alarm_id
          )
          """
          + NAMED;

  static final String RESPONSES =
      ACTIVATIONS
          + """
          select priority, count(*) filter (where annunciated) as annunciated,
                 cast(extract(epoch from percentile_cont(0.5) within group (
                   order by acknowledged_at - raised_at)
                   filter (where acknowledged_at >= raised_at)) as double precision) as median,
                 sum(overdue) as overdue
            from activation where priority <> 'DIAGNOSTIC' group by priority
          """;

  static final String STANDING =
      """
      select alarm_id, area, public_state ->> 'message' as message,
             cast(extract(epoch from :now - raised_at) / 3600 as bigint) as times
        from alarm
       where base_state in ('UNACK', 'ACKED') and raised_at < :since
         and (cast(:area as text) is null or area = :area)
       order by raised_at, alarm_id limit :most
      """;

  static final String PUT_ASIDE =
      """
      select count(*) filter (where overlay = 'SHELVED') as shelved,
             count(*) filter (where overlay = 'SHELVED'
               and cast(overlay_note ->> 'since' as timestamptz) < :longSince) as shelved_long,
             count(*) filter (where overlay = 'SUPPRESSED_BY_DESIGN') as suppressed,
             count(*) filter (where overlay = 'OUT_OF_SERVICE') as out_of_service
        from alarm
       where overlay <> 'NONE' and (cast(:area as text) is null or area = :area)
      """;

  private LoadSql() {}
}

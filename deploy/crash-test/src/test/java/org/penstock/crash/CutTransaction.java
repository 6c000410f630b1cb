package org.penstock.crash;

import java.util.List;
import org.penstock.plant.rig.ServiceRig;

/**
 * Makes the transaction that stores a batch of readings stand still after one of its statements, so
 * that the process can be killed just there. Triggers of the superuser do it: the service runs as
 * it is.
 *
 * <p>A transaction is such a one from the moment at which it moves the position of alert-engine's
 * readings; from then on its statements are counted, those that touched a row.
 */
final class CutTransaction {

  /** At the end of the transaction: everything is written and nothing committed. */
  static final int AT_COMMIT = 0;

  /** In the transaction after it: the broker has the messages, and they are still to be sent. */
  static final int AFTER_PUBLISHING = -1;

  private static final String ASLEEP =
      "from pg_stat_activity where usename = 'alert' and wait_event = 'PgSleep'";

  private final ServiceRig rig;

  CutTransaction(ServiceRig rig) {
    this.rig = rig;
  }

  void install() {
    rig.asSuperuser(
        """
        create schema cut;
        create table cut.armed (at_step int primary key);
        create table cut.written (what text primary key);
        create table cut.step (number int primary key);

        create function cut.begin_batch() returns trigger language plpgsql as $$
        begin
          if coalesce(current_setting('cut.steps', true), '') = '' then
            perform set_config('cut.steps', '0', true);
          end if;
          return null;
        end $$;

        create function cut.stop_at(step int) returns void language plpgsql security definer as $$
        begin
          if exists (select from cut.armed where at_step = step) then
            perform pg_sleep(300);
          end if;
        end $$;

        create function cut.count_step() returns trigger language plpgsql security definer as $$
        declare step int := nullif(current_setting('cut.steps', true), '')::int + 1;
        begin
          if not exists (select from touched) then
            return null;
          end if;
          if step is null then
            if tg_table_name = 'outbox' and tg_op = 'DELETE' then
              perform cut.stop_at(-1);
            end if;
          else
            perform set_config('cut.steps', step::text, true);
            insert into cut.step values (step) on conflict do nothing;
            insert into cut.written values (tg_table_name || ' ' || lower(tg_op))
              on conflict do nothing;
            perform cut.stop_at(step);
          end if;
          return null;
        end $$;

        create function cut.at_commit() returns trigger language plpgsql as $$
        begin
          perform cut.stop_at(0);
          return null;
        end $$;

        grant usage on schema cut to alert;

        create trigger cut_begin after insert or update on alert.consumer_offset
          for each row when (new.consumer_group = 'alert-engine')
          execute function cut.begin_batch();
        create constraint trigger cut_commit after insert or update on alert.consumer_offset
          deferrable initially deferred
          for each row when (new.consumer_group = 'alert-engine')
          execute function cut.at_commit();

        do $$
        declare one record;
        begin
          for one in select table_name from information_schema.tables
                     where table_schema = 'alert' and table_type = 'BASE TABLE'
          loop
            execute format(
              'create trigger cut_insert after insert on alert.%1$I'
              ' referencing new table as touched'
              ' for each statement execute function cut.count_step();'
              'create trigger cut_update after update on alert.%1$I'
              ' referencing new table as touched'
              ' for each statement execute function cut.count_step();'
              'create trigger cut_delete after delete on alert.%1$I'
              ' referencing old table as touched'
              ' for each statement execute function cut.count_step()', one.table_name);
          end loop;
        end $$;
        """);
  }

  /** From now on the steps of the transactions are noted anew. */
  void forgetSteps() {
    rig.asSuperuser("delete from cut.step; delete from cut.written");
  }

  /** How many statements that write the longest transaction had since then. */
  int steps() {
    return Math.toIntExact(rig.number("select coalesce(max(number), 0) from cut.step"));
  }

  /** Whether a transaction since then did this, such as {@code alarm_event insert}. */
  boolean hasWritten(String what) {
    return rig.number("select count(*) from cut.written where what = '%s'".formatted(what)) > 0;
  }

  /** The next transaction that comes to this step stands still there. */
  void arm(int step) {
    rig.asSuperuser("insert into cut.armed values (%d)".formatted(step));
  }

  void awaitStop() {
    EngineRig.until(
        "a transaction stands still", () -> rig.number("select count(*) " + ASLEEP) > 0);
  }

  /** The process is gone; its connection would hold its locks until it wakes. */
  void disarm() {
    rig.asSuperuser("delete from cut.armed");
    rig.asSuperuser("select pg_terminate_backend(pid) " + ASLEEP);
    EngineRig.until(
        "the transaction is rolled back", () -> rig.number("select count(*) " + ASLEEP) == 0);
  }

  /** No trigger is left. */
  void remove() {
    rig.asSuperuser("drop schema cut cascade");
  }

  /** What the transaction of a batch with alarms must do, or nothing is shown by cutting it. */
  static List<String> expected() {
    return List.of(
        "consumer_offset update",
        "alarm update",
        "alarm_timer insert",
        "alarm_timer delete",
        "alarm_event insert",
        "outbox insert");
  }
}

package org.penstock.system;

import static org.awaitility.Awaitility.await;

import java.util.List;

/**
 * Makes alert-engine's transaction stand still at a step, so that the process can be killed just
 * there. Triggers of the superuser do it: the service runs as it is.
 */
final class StopHere {

  /** The step at the end of the transaction, when everything is written and nothing committed. */
  static final String COMMIT = "commit";

  private static final List<String> TABLES =
      List.of("consumer_offset", "alarm", "alarm_timer", "alarm_event", "outbox");
  private static final String ASLEEP =
      "from pg_stat_activity where usename = 'alert' and wait_event = 'PgSleep'";

  private final RunningPlant plant;

  StopHere(RunningPlant plant) {
    this.plant = plant;
  }

  void install() {
    plant.asSuperuser(
        """
        set search_path = alert;
        create table if not exists stop_here (step text primary key);
        create or replace function stop_here() returns trigger language plpgsql security definer
          set search_path = alert as $$
        begin
          if exists (select 1 from stop_here where step = tg_argv[0] || lower(tg_op)
                     or step = tg_argv[0]) then
            perform pg_sleep(120);
          end if;
          return null;
        end $$;
        create constraint trigger stop_here_at_commit after insert on alarm_event
          deferrable initially deferred for each row execute function stop_here('commit');
        """);
    for (String table : TABLES) {
      plant.asSuperuser(
          """
          create trigger stop_here after insert or update or delete on alert.%1$s
            for each statement execute function alert.stop_here('%1$s ')
          """
              .formatted(table));
    }
  }

  void arm(String step) {
    plant.asSuperuser("insert into alert.stop_here values ('%s')".formatted(step));
  }

  void awaitStop() {
    await()
        .atMost(RunningPlant.patience())
        .until(() -> plant.count("postgres", "select count(*) " + ASLEEP) > 0);
  }

  /** The process is gone; its connection would hold its locks until it wakes. */
  void disarm() {
    plant.asSuperuser("truncate alert.stop_here");
    plant.asSuperuser("select pg_terminate_backend(pid) " + ASLEEP);
  }

  void remove() {
    plant.asSuperuser("drop trigger stop_here_at_commit on alert.alarm_event");
    TABLES.forEach(
        table -> plant.asSuperuser("drop trigger stop_here on alert.%s".formatted(table)));
    plant.asSuperuser("drop function alert.stop_here(); drop table alert.stop_here");
  }
}

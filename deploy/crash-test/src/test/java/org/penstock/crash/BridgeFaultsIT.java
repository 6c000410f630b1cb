package org.penstock.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penstock.plant.process.Pause;

/**
 * The rows of the fault matrix in which a whole process goes: {@code kill -9} of cmms-bridge, of
 * the broker, a restart of the database, a sender that stands still. The maintenance system counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgeFaultsIT {

  private static final String ASLEEP =
      "from pg_stat_activity where usename = 'cmms' and wait_event = 'PgSleep'";

  /** On a busy machine the sender may be through before it is held. */
  private static final int TRIES = 5;

  private BridgeRig bridges;

  @BeforeAll
  void start() {
    bridges = BridgeRig.start();
  }

  @AfterAll
  void stop() {
    bridges.close();
  }

  @Test
  void row1AKillBeforeTheInboxIsCommittedLosesNothing() {
    bridges
        .rig()
        .asSuperuser(
            """
            create function cmms.hold() returns trigger language plpgsql as $$
            begin perform pg_sleep(300); return null; end $$;
            create trigger hold after insert on cmms.inbox
              for each statement execute function cmms.hold();
            """);
    bridges.send("row01");
    EngineRig.until(
        "the transaction stands still",
        () -> bridges.rig().number("select count(*) " + ASLEEP) > 0);
    bridges.first().kill();
    bridges.rig().asSuperuser("select pg_terminate_backend(pid) " + ASLEEP);
    bridges.rig().asSuperuser("drop function cmms.hold() cascade");
    assertThat(
            bridges
                .rig()
                .number("select count(*) from cmms.inbox where request_id = 'request-row01'"))
        .isZero();

    bridges.first().start();

    awaitCreated("row01", 1);
    assertThat(bridges.creates("row01")).containsExactly(1);
  }

  @Test
  void row13ARestartOfTheDatabaseInTheMiddleOfBatchesLosesNothing() {
    int faults = 400;
    for (int i = 0; i < faults; i++) {
      bridges.send("row13-" + i);
      if (i == faults / 2) {
        bridges.rig().stopDatabase();
      }
    }
    bridges.rig().startDatabase();

    awaitCreated("row13-", faults);
    assertThat(bridges.creates("row13-")).isEqualTo(Collections.nCopies(faults, 1));
    assertThat(bridges.deadLetters()).isZero();
  }

  /** Its request was sent, and its answer comes to a lease that is another's. */
  @Test
  void row14ASenderThatStandsStillPastItsLeaseIsFencedOff() {
    String fault = frozenWhileSending();
    try {
      bridges.second().start();
      awaitCreated(fault, 1);
    } finally {
      bridges.first().thaw();
    }
    EngineRig.until(
        "the late outcome is in the log",
        () -> bridges.rig().number("select count(*) from cmms.attempt where fenced") > 0);
    bridges.second().stop();

    assertThat(bridges.inState(fault, "CREATED")).isEqualTo(1);
    assertThat(bridges.creates(fault)).containsExactly(1);
  }

  /**
   * A fault whose request the maintenance system has and answers slowly; its sender stands still.
   */
  private String frozenWhileSending() {
    for (int i = 0; i < TRIES; i++) {
      String fault = "row14-" + i;
      bridges.fail("slow-commit", 1, Duration.ofSeconds(2));
      bridges.send(fault);
      EngineRig.until("the request is there", () -> bridges.posts(fault) == 1);
      bridges.first().freeze();
      if (bridges.inState(fault, "SENDING") == 1) {
        return fault;
      }
      bridges.first().thaw();
      awaitCreated(fault, 1);
    }
    throw new IllegalStateException("the sender was through each time before it was held");
  }

  @Test
  void row17WhatIsCreatedWhileTheBrokerIsAwayIsToldWhenItIsBack() {
    bridges.rig().broker().kill();
    assertThat(bridges.ask("row17")).isEqualTo(201);
    awaitCreated("row17", 1);

    bridges.rig().broker().start();

    EngineRig.until(
        "it is told", () -> bridges.told("row17").equals(List.of("work_order_created")));
    assertThat(bridges.creates("row17")).containsExactly(1);
  }

  private void awaitCreated(String faults, long wanted) {
    EngineRig.until(wanted + " of " + faults, () -> bridges.inState(faults, "CREATED") == wanted);
    Pause.of(Duration.ofMillis(200));
  }
}

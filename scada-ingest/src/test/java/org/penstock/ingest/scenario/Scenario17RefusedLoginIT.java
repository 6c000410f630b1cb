package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.SourceState;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.plant.simulator.opcua.PlantServer;

/** Scenario 17: a wrong password, a locked user, a server that takes nobody anonymous. */
@Tag("scenario")
class Scenario17RefusedLoginIT {

  private static final Duration PAUSE = Duration.ofSeconds(60);
  private static final Duration WATCHED = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private ScenarioRig rig() {
    return ScenarioRig.in(folder, Duration.ofMillis(200));
  }

  private static SourceStatus refused(ScenarioRig rig) {
    rig.waitFor(SourceState.AUTH_FAILED);
    rig.waitUntil(
        "status told",
        Duration.ofSeconds(5),
        () ->
            rig.statuses().stream().anyMatch(status -> status.state() == SourceState.AUTH_FAILED));
    return rig.statuses().getLast();
  }

  /** Each attempt begins with a connection: none comes before the minute is over, then one does. */
  private static void nextAttemptAfterAMinute(ScenarioRig rig, SourceStatus refused) {
    rig.clock().hold(refused.updatedAt().plus(PAUSE).minusSeconds(1));
    long before = rig.cable().accepted();
    await()
        .during(WATCHED)
        .atMost(WATCHED.plus(SOON))
        .until(() -> rig.cable().accepted() == before);
    assertThat(rig.state()).isEqualTo(SourceState.AUTH_FAILED);

    rig.clock().hold(refused.updatedAt().plus(PAUSE).plusSeconds(2));
    rig.waitUntil("another attempt", SOON, () -> rig.cable().accepted() > before);
  }

  @Test
  void aWrongPasswordIsSaidButNeverLoggedAndTriedAgainAfterAMinute() {
    try (ScenarioRig rig = rig()) {
      rig.with(SourceFile.PASSWORD_FROM, "tr0ub4dor-and-3");
      rig.plant().start();
      List<String> logged = new CopyOnWriteArrayList<>();
      Handler handler = keepingIn(logged);
      Logger root = Logger.getLogger("");
      root.addHandler(handler);
      try {
        rig.startService();

        SourceStatus status = refused(rig);
        assertThat(status.advice()).isEqualTo(SourceFault.LOGIN_REFUSED.advice());

        nextAttemptAfterAMinute(rig, status);
        assertThat(rig.statuses().toString()).doesNotContain("tr0ub4dor");
        assertThat(rig.service().source().toString()).doesNotContain("tr0ub4dor");
        assertThat(logged).isNotEmpty().noneMatch(line -> line.contains("tr0ub4dor"));
      } finally {
        root.removeHandler(handler);
      }
    }
  }

  private static Handler keepingIn(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        logged.add(
            "%s %s %s"
                .formatted(
                    line.getMessage(), Arrays.toString(line.getParameters()), line.getThrown()));
      }

      @Override
      public void flush() {
        // Nothing waits.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Test
  void aUserLockedWhileTheSessionIsAwayIsTriedAgainAfterAMinute() {
    try (ScenarioRig rig = rig().with("scada.recovery.without-session", "3s")) {
      rig.startAll();
      rig.plant().plant().faults().lockUser(true);
      rig.plant().plant().server().killSessions(true);
      rig.cable().hangUp();

      SourceStatus status = refused(rig);
      assertThat(status.advice()).isEqualTo(SourceFault.LOGIN_REFUSED.advice());
      nextAttemptAfterAMinute(rig, status);
    }
  }

  @Test
  void anUnlockedUserIsLetInAfterThePause() {
    try (ScenarioRig rig = rig().with("scada.reconnect.after-refused-login", "2s")) {
      rig.plant().start();
      rig.plant().plant().faults().lockUser(true);
      rig.startService();
      assertThat(refused(rig).advice()).isEqualTo(SourceFault.LOGIN_REFUSED.advice());

      rig.plant().plant().faults().lockUser(false);

      rig.waitFor(SourceState.RUNNING);
    }
  }

  @Test
  void aServerThatTakesNobodyAnonymousIsSaidSo() {
    try (ScenarioRig rig = rig()) {
      rig.sourceFile().with("identity", "{ type: anonymous }");
      rig.plant().start();
      rig.startService();

      SourceStatus status = refused(rig);

      assertThat(status.reason()).contains("anonymous is not taken", "UserName");
      assertThat(status.advice()).isEqualTo(SourceFault.LOGIN_NOT_OFFERED.advice());
      nextAttemptAfterAMinute(rig, status);
    }
  }

  @Test
  void aRotatedPasswordIsReadAnew() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "an old one");
    try (ScenarioRig rig = rig().with("scada.reconnect.after-refused-login", "2s")) {
      rig.sourceFile()
          .with(
              "identity",
              "{ username: penstock-ingest, password_from: 'file:%s' }".formatted(secret));
      rig.plant().start();
      rig.startService();
      refused(rig);

      Files.writeString(secret, PlantServer.PASSWORD + "\n");

      rig.waitFor(SourceState.RUNNING);
    }
  }
}

package org.penstock.cmms.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkType;
import org.penstock.plant.LoopbackPorts;

/** Every answer that a mail server can give, and what it means for the work order. */
class MailConnectorTest {

  private static final WorkOrder ORDER =
      WorkOrder.requested(
          UUID.fromString("01930000-0000-7000-8000-000000000001"),
          Requests.of("r-1", "alarm-7f3c", WorkOrderPriority.HIGH, WorkType.CORRECTIVE),
          Progress.fresh(),
          Instant.parse("2026-11-23T16:52:00Z"));
  private static final String REFERENCE = ORDER.reference().value();

  private final ScriptedMailServer server = new ScriptedMailServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aWorkOrderIsAMessageThatSaysAllOfIt() {
    assertThat(push()).isEqualTo(new PushResult.Delivered(REFERENCE + "/" + REFERENCE));

    assertThat(server.messages())
        .singleElement()
        .satisfies(message ->
            assertThat(message)
                .contains("From: penstock@plant.test")
                .contains("To: crew@plant.test, planner@plant.test")
                .contains("Subject: [" + REFERENCE + "] URGENT F-0002:")
                .contains("Message-ID: <" + REFERENCE + "@plant.test>")
                .contains("Date: Mon, 23 Nov 2026")
                .contains("Priority: URGENT")
                .contains("Turbidity of filter 2 is above 1.0 NTU.")
                .contains("filters.filter2.turbidity = 1.31 NTU"));
  }

  /** What is in doubt is sent again: a reader and many a mail system know it by its id. */
  @Test
  void theSameWorkOrderHasTheSameIdAndCannotBeSearchedFor() {
    push();
    push();

    assertThat(server.messages())
        .hasSize(2)
        .allMatch(message -> message.contains("Message-ID: <" + REFERENCE + "@plant.test>"));
    assertThat(connector("").find(ORDER.reference())).isEqualTo(new Finding.Nothing());
    assertThat(connector("").mostInOneReading()).isZero();
    assertThat(connector("").statuses(List.of(new ExternalOrder("1", "1"))))
        .isEqualTo(new StatusReading.Read(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 try later,            NotSent Protocol",
    "MAIL, 550 not from you,         Refused",
    "MAIL, 530 who are you,          NotSent Auth",
    "MAIL, 538 not in the clear,     NotSent Auth",
    "QUIT, breaks,                   Delivered",
    "QUIT, 421 gone,                 Delivered",
    "RCPT, 450 mailbox busy,         NotSent Protocol",
    "RCPT, 550 no such mailbox,      Refused",
    "DATA, 451 try later,            NotSent Protocol",
    "DATA, 554 no,                   Refused",
    "'.',  452 disk full,            NotSent Protocol",
    "'.',  552 too long,             Refused",
    "'.',  breaks,                   Unknown Connection"
  })
  void everyAnswerHasItsMeaning(String command, String answer, String meaning) {
    server.answers(command, answer);

    assertThat(meaning(push())).isEqualTo(meaning);
  }

  @Test
  void aServerThatIsNotThereWasNotSentAnything() {
    server.close();

    assertThat(meaning(push())).isEqualTo("NotSent Connection");
    assertThat(connector("").testConnection()).isInstanceOf(ConnectionReport.Unreachable.class);
  }

  @Test
  void aWrongPasswordIsSaidAndNotTold() {
    server.answers("AUTH", "535 wrong: c2VjcmV0 secret-password");
    MailConnector connector = connector("bridge");

    PushResult result = connector.push(ORDER);
    List<SetUpCheck> checks = connector.verify();

    assertThat(meaning(result)).isEqualTo("NotSent Auth");
    assertThat(checks)
        .singleElement()
        .satisfies(check ->
            assertThat(check.says())
                .contains("does not take the user or its password")
                .contains("CMMS_CONNECTOR_PASSWORD"));
    assertThat(result + " " + checks + new MailCredentials("bridge", "secret-password"))
        .doesNotContain("secret-password");
  }

  @Test
  void aServerThatLetsUsInIsReachable() {
    assertThat(connector("bridge").testConnection()).isEqualTo(new ConnectionReport.Reachable());
    assertThat(connector("").verify()).allMatch(SetUpCheck::passed);
  }

  /** Drinking water is no reason to send a password in the clear. */
  @Test
  void aServerWithoutEncryptionIsNotSentAnythingWhereEncryptionIsAskedFor() {
    MailConnector connector = connector("bridge", MailSettings.Encryption.STARTTLS);

    assertThat(meaning(connector.push(ORDER))).isEqualTo("NotSent Connection");
    assertThat(server.messages()).isEmpty();
  }

  @Test
  void aServerThatSaysNothingWasNotSentAnything() {
    server.answers("EHLO", ScriptedMailServer.IS_SILENT);

    assertThat(meaning(push())).startsWith("NotSent ");
    assertThat(server.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "."})
  void aServerThatFallsSilentMayHaveTakenIt(String command) {
    server.answers(command, ScriptedMailServer.IS_SILENT);

    assertThat(meaning(push())).startsWith("Unknown ");
  }

  /** Ten answers, each just in time, must not outlast the lease of the work order. */
  @Test
  void aServerThatTakesItsTimeWithEachAnswerIsGivenUp() {
    server.delays(Duration.ofMillis(400));

    assertThat(meaning(push())).isEqualTo("Unknown Timeout");
  }

  @Test
  void anAddressThatIsNoneStopsTheStart() {
    MailSettings good = settings("", MailSettings.Encryption.NONE);
    MailSettings bad =
        new MailSettings(
            good.name(),
            good.host(),
            good.port(),
            good.encryption(),
            good.credentials(),
            good.from(),
            "crew at plant",
            good.connectTimeout(),
            good.requestTimeout());

    assertThatThrownBy(() -> new MailConnector(bad, PlantMapping::identity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cmms.connector.mail.to");
  }

  @Test
  void whatTheMappingDoesNotKnowIsRefusedWithoutACall() {
    MailConnector connector =
        new MailConnector(
            settings("", MailSettings.Encryption.NONE),
            () -> new PlantMapping(null, null, null, true, Map.of(), Map.of(), Map.of()));

    assertThat(connector.push(ORDER)).isInstanceOf(PushResult.Refused.class);
  }

  private PushResult push() {
    return connector("").push(ORDER);
  }

  private MailConnector connector(String user) {
    return connector(user, MailSettings.Encryption.NONE);
  }

  private MailConnector connector(String user, MailSettings.Encryption encryption) {
    PlantMapping mapping =
        new PlantMapping(
            "WTP1",
            null,
            null,
            false,
            Map.of("FILTER-2", "F-0002"),
            Map.of("HIGH", "URGENT"),
            Map.of("CORRECTIVE", "Repair"));
    return new MailConnector(settings(user, encryption), () -> mapping);
  }

  private MailSettings settings(String user, MailSettings.Encryption encryption) {
    return new MailSettings(
        "mail",
        LoopbackPorts.HOST,
        server.port(),
        encryption,
        new MailCredentials(user, user.isEmpty() ? "" : "secret-password"),
        "penstock@plant.test",
        "crew@plant.test, planner@plant.test",
        Duration.ofMillis(500),
        Duration.ofMillis(1_000));
  }

  private static String meaning(PushResult result) {
    return switch (result) {
      case PushResult.Delivered _ -> "Delivered";
      case PushResult.Duplicate _ -> "Duplicate";
      case PushResult.Refused _ -> "Refused";
      case PushResult.NotSent(Failure failure) -> "NotSent " + failure.getClass().getSimpleName();
      case PushResult.Unknown(Failure failure) -> "Unknown " + failure.getClass().getSimpleName();
    };
  }
}

package org.penstock.cmms.connector.maintenanceconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ConnectorContract;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/** What Maintenance Connection does otherwise than its status says. */
class MaintenanceConnectionConnectorTest extends ConnectorContract {

  MaintenanceConnectionConnectorTest() {
    super(new MaintenanceConnectionVendor(InstantSource.fixed(NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "403, 'Exceeded Connections Limit: Only 200 requests per minute are allowed.', RateLimited",
    "500, ContainerResource was not found, Auth"
  })
  void whatItSaysInProseCounts(int status, String body, String why) {
    createIsAnswered(new Answer(status, body));

    assertThat(meaning(push())).isEqualTo("NotSent " + why);
  }

  @Test
  void itsLimitWithoutATimeWaitsForTheNextMinute() {
    createIsAnswered(new Answer(403, "Exceeded Connections Limit"));

    assertThat(push())
        .isEqualTo(
            new PushResult.NotSent(
                new Failure.RateLimited(
                    "HTTP 403: Exceeded Connections Limit", Duration.ofMinutes(1))));
  }

  @Test
  void aLimitIsNoWrongPassword() {
    system.answers(new Answer(403, "Exceeded Connections Limit"));

    assertThat(connector().testConnection())
        .isEqualTo(new ConnectionReport.Unreachable("HTTP 403: Exceeded Connections Limit"));
  }

  @Test
  void twoNewWorkOrdersForOneRequestAreNoAnswer() {
    String row = "{\"PK\":42,\"UDFChar10\":\"" + REFERENCE + "\"}";
    createIsAnswered(MaintenanceConnectionVendor.results(row + "," + row));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
  }

  @Test
  void aCreateIsAnsweredWith201OnSomeServers() {
    createIsAnswered(
        new Answer(
            201, "{\"Results\":[{\"PK\":42,\"UDFChar10\":\"" + REFERENCE + "\"}],\"Total\":1}"));

    assertThat(push()).isEqualTo(new PushResult.Delivered("42/42"));
  }

  @Test
  void aSearchIsWrittenAsTheContractHasIt() {
    system.answers(MaintenanceConnectionVendor.results(""));
    connector().find(ORDER.reference());

    assertThat(system.asked().getFirst().line())
        .isEqualTo(
            "GET /v8/workorders?%24filter=UDFChar10%20eq%20%22" + REFERENCE + "%22&%24top=5");
  }
}

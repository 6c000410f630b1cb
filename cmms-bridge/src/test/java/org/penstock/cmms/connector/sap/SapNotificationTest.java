package org.penstock.cmms.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ConnectorContract;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.PushResult;

/** A fault as a notification, and what is SAP's own about its sessions. */
class SapNotificationTest extends ConnectorContract {

  private static final Answer TOKEN_WANTED =
      new Answer(403, Map.of("x-csrf-token", "Required"), "CSRF token validation failed");

  private final SapVendor vendor =
      new SapVendor(SapSettings.Kind.NOTIFICATION, InstantSource.fixed(NOW));

  SapNotificationTest() {
    super(new SapVendor(SapSettings.Kind.NOTIFICATION, InstantSource.fixed(NOW)));
  }

  @Test
  void aCreateCarriesTheTokenAndTheSessionThatItWasFetchedIn() {
    createIsAnswered(vendor.created(REFERENCE));
    push();

    assertThat(system.asked()).hasSize(2);
    Asked create = creates().getFirst();
    assertThat(create.headers().getFirst("x-csrf-token")).isEqualTo("token-1");
    assertThat(create.headers().getFirst("Cookie")).isEqualTo("SAP_SESSIONID=one");
  }

  @Test
  void oneSessionServesManyCreates() {
    createIsAnswered(vendor.created(REFERENCE));
    CmmsConnector connector = connector();
    connector.push(ORDER);
    connector.push(ORDER);

    assertThat(system.asked()).hasSize(3);
    assertThat(creates()).hasSize(2);
  }

  /** Such an answer proves that nothing was processed: it is the one request sent twice. */
  @Test
  void aSessionThatHasEndedIsOpenedAnewAndTheCreateIsSentAgain() {
    createIsAnswered(vendor.created(REFERENCE));
    CmmsConnector connector = connector();
    connector.push(ORDER);
    AtomicInteger posts = new AtomicInteger();
    system.does(request -> {
      Answer prelude = vendor.prelude(request);
      return new Reaction.Answers(
          prelude != null
              ? prelude
              : posts.incrementAndGet() == 1 ? TOKEN_WANTED : vendor.created(REFERENCE));
    });

    assertThat(connector.push(ORDER)).isInstanceOf(PushResult.Delivered.class);
    assertThat(posts).hasValue(2);
  }

  @Test
  void aTokenThatIsNeverEnoughEndsAfterTheSecondTime() {
    createIsAnswered(TOKEN_WANTED);

    assertThat(meaning(push())).isEqualTo("NotSent Auth");
    assertThat(creates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 429, 500, 503})
  void withoutATokenNothingIsSent(int status) {
    system.answers(new Answer(status, "no token"));

    assertThat(push()).isInstanceOf(PushResult.NotSent.class);
    assertThat(creates()).isEmpty();
  }

  @Test
  void theErrorIsSaidInSapsOwnWords() {
    createIsAnswered(
        new Answer(
            400,
            "{\"error\":{\"code\":\"IM/070\",\"message\":{\"lang\":\"en\","
                + "\"value\":\"Equipment F-0002 does not exist\"}}}"));

    assertThat(push())
        .isEqualTo(new PushResult.Refused("HTTP 400: IM/070 Equipment F-0002 does not exist"));
  }

  /** A planner made an order of it: the number stands in the history of the work order. */
  @Test
  void theOrderThatBecameOfItIsTold() {
    system.answers(
        SapVendor.results(
            "{\"MaintenanceNotification\":\"10000009\",\"NotifProcessingPhase\":\"3\","
                + "\"NotifProcessingPhaseDesc\":\"In process\",\"MaintenanceOrder\":\"4000123\"}"));

    assertThat(connector().statuses(List.of(new ExternalOrder("10000009", "10000009"))))
        .isEqualTo(
            new StatusReading.Read(
                Map.of(
                    "10000009",
                    new StatusReading.Status(
                        ExternalStatus.IN_PROGRESS, "3 In process, order 4000123"))));
  }
}

package org.penstock.cmms.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.ExternalOrder;
import org.penstock.cmms.domain.dispatch.Finding;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkType;
import org.penstock.plant.LoopbackPorts;

/**
 * The contract of a connector that speaks HTTP: a create is sent once, an answer is believed by
 * what it proves, nothing is adopted that does not carry our reference, and no secret is told.
 */
public abstract class ConnectorContract {

  /** The present, for what a rate limit says. */
  protected static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");

  /** A breakthrough of filter 2. */
  protected static final WorkOrder ORDER =
      WorkOrder.requested(
          UUID.fromString("01930000-0000-7000-8000-000000000001"),
          Requests.of("r-1", "alarm-7f3c", WorkOrderPriority.HIGH, WorkType.CORRECTIVE),
          Progress.fresh(),
          NOW);

  protected static final String REFERENCE = ORDER.reference().value();

  private static final String OTHERS_REFERENCE = "WT000000000000000000";

  protected final ScriptedSystem system = newSystem();
  private final Vendor vendor;
  private final List<String> logged = new ArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          synchronized (logged) {
            logged.add(
                line.getMessage()
                    + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Logger root = Logger.getLogger("");
  private final @Nullable Level levelBefore = root.getLevel();

  protected ConnectorContract(Vendor vendor) {
    this.vendor = vendor;
  }

  private static ScriptedSystem newSystem() {
    try {
      return new ScriptedSystem();
    } catch (IOException e) {
      return fail(e);
    }
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.ALL);
    root.addHandler(log);
  }

  @AfterEach
  void noSecretIsToldAtAnyLevel() {
    root.removeHandler(log);
    root.setLevel(levelBefore);
    system.close();
    synchronized (logged) {
      vendor.secrets().forEach(secret -> assertThat(logged).noneMatch(l -> l.contains(secret)));
    }
  }

  /** How the plant's words are called there, as the golden files have it. */
  protected static PlantMapping mapping() {
    return mapping(null, Map.of("FILTER-2", "F-0002"));
  }

  private static PlantMapping mapping(@Nullable String fallback, Map<String, String> assets) {
    return new PlantMapping(
        "WTP1",
        null,
        fallback,
        false,
        assets,
        Map.of("HIGH", "1"),
        Map.of("CORRECTIVE", "CM"),
        Map.of("filter crew", "FILTERS"),
        Map.of());
  }

  @Test
  void aCreateIsSentOnceAndGivesTheVendorsKey() {
    createIsAnswered(vendor.created(REFERENCE));

    assertThat(push()).isEqualTo(new PushResult.Delivered(vendor.createdAs().reference()));

    assertThat(creates()).hasSize(1);
  }

  @Test
  void theRequestIsAsTheVendorsDocumentationHasIt() throws IOException {
    createIsAnswered(vendor.created(REFERENCE));
    push();

    Asked request = creates().getFirst();
    Path golden = Path.of("src/test/resources/golden").resolve(vendor.goldenFile());
    assertThat(request.line() + "\n\n" + request.body() + "\n")
        .isEqualTo(Files.readString(golden).replace("{reference}", REFERENCE));
  }

  @Test
  void anAnswerWithAnotherReferenceMayBeOurCreate() {
    createIsAnswered(vendor.created(OTHERS_REFERENCE));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>welcome</html>", "{}", "[]", "null", "", "{\"half\":"})
  void anAnswerThatCannotBeUnderstoodMayBeOurCreate(String body) {
    createIsAnswered(vendor.created(REFERENCE).saying(body));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
    assertThat(creates()).hasSize(1);
  }

  @Test
  void anAnswerThatIsCutOffMayBeOurCreate() {
    Answer whole = vendor.created(REFERENCE);
    createIsAnswered(whole.saying(whole.body().substring(0, whole.body().length() / 2)));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
  }

  @ParameterizedTest
  @CsvSource({
    "302, Unknown Protocol",
    "400, Refused",
    "401, NotSent Auth",
    "403, NotSent Auth",
    "404, Refused",
    "408, Unknown Protocol",
    "409, Unknown Protocol",
    "422, Refused",
    "429, NotSent RateLimited",
    "500, Unknown Protocol",
    "501, Refused",
    "502, Unknown Protocol",
    "503, Unknown Protocol",
    "504, Unknown Protocol"
  })
  void everyStatusHasItsMeaningForACreate(int status, String meaning) {
    createIsAnswered(new Answer(status, "no"));

    assertThat(meaning(push())).isEqualTo(meaning);
    assertThat(creates()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                             | 7",
        "Mon, 23 Nov 2026 16:52:07 GMT | 7",
        "Mon, 23 Nov 2026 16:00:00 GMT | 0",
        "soon                          | 60"
      })
  void aLimitIsObeyedInBothForms(String retryAfter, long seconds) {
    createIsAnswered(new Answer(429, Map.of("Retry-After", retryAfter), "slow down"));

    assertThat(push())
        .isInstanceOfSatisfying(
            PushResult.NotSent.class,
            notSent ->
                assertThat(notSent.failure())
                    .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        limit ->
                            assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(seconds))));
  }

  /** The JDK's own HttpURLConnection would send such a request twice. */
  @Test
  void aConnectionThatBreaksAfterTheRequestSeesOneCreate() {
    createMeets(new Reaction.Breaks());

    assertThat(meaning(push())).isEqualTo("Unknown Connection");
    assertThat(creates()).hasSize(1);
  }

  @Test
  void anAnswerThatDoesNotComeMayBeOurCreate() {
    createMeets(new Reaction.IsSilent());

    assertThat(meaning(push())).isEqualTo("Unknown Timeout");
    assertThat(creates()).hasSize(1);
  }

  @Test
  void aSystemThatIsNotThereWasNotSentAnything() {
    assertThat(meaning(vendor.connector(nobody(), mapping()).push(ORDER)))
        .isEqualTo("NotSent Connection");
  }

  @Test
  void whatTheMappingDoesNotKnowIsRefusedWithoutACall() {
    PushResult result = vendor.connector(system.uri(""), mapping(null, Map.of())).push(ORDER);

    assertThat(result)
        .isEqualTo(new PushResult.Refused("The mapping has no counterpart for [asset FILTER-2]"));
    assertThat(system.asked()).isEmpty();
  }

  @Test
  void anAssetThatIsNotMappedGoesUnderTheFallbackAndSaysSo() {
    createIsAnswered(vendor.created(REFERENCE));

    vendor.connector(system.uri(""), mapping("PLANT", Map.of())).push(ORDER);

    assertThat(creates().getFirst().body())
        .contains("\"PLANT\"")
        .contains("Asset FILTER-2 is not mapped; filed under PLANT.");
  }

  @Test
  void aSearchFindsByOurReferenceAndTakesTheFirstThatWasMade() {
    List<ExternalOrder> two = vendor.twoOrders();
    system.answers(vendor.found(REFERENCE, List.of()));
    assertThat(find()).isEqualTo(new Finding.Nothing());

    system.answers(vendor.found(REFERENCE, List.of(two.getFirst())));
    assertThat(find()).isEqualTo(new Finding.Found(two.getFirst()));

    system.answers(vendor.found(REFERENCE, two.reversed()));
    assertThat(find()).isEqualTo(new Finding.Found(two.getFirst()));
    assertThat(system.asked())
        .allSatisfy(request -> {
          assertThat(request.method()).isEqualTo("GET");
          assertThat(request.line()).contains(REFERENCE);
        });
  }

  /** Row 16 of the fault matrix: the filter was ignored. */
  @Test
  void workOrdersWithoutOurReferenceAreNotAdopted() {
    system.answers(vendor.found(OTHERS_REFERENCE, vendor.twoOrders()));

    assertThat(find()).isInstanceOf(Finding.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>",
    "200, {}",
    "200, ''",
    "400, no",
    "401, no",
    "403, no",
    "404, no",
    "429, no",
    "500, no",
    "503, no"
  })
  void aSearchThatCannotBeTrustedProvesNothing(int status, String body) {
    system.answers(new Answer(status, body));

    assertThat(find()).isInstanceOf(Finding.Failed.class);
  }

  @Test
  void aSearchWithoutAnAnswerProvesNothing() {
    system.does(_ -> new Reaction.IsSilent());

    assertThat(find()).isInstanceOf(Finding.Failed.class);
    assertThat(vendor.connector(nobody(), mapping()).find(ORDER.reference()))
        .isInstanceOf(Finding.Failed.class);
  }

  @Test
  void aStatusIsReadBackInOurWords() {
    ExternalOrder order = vendor.twoOrders().getFirst();
    Set<ExternalStatus> told = EnumSet.noneOf(ExternalStatus.class);
    for (ExternalStatus status : ExternalStatus.values()) {
      String raw = vendor.raw(status);
      if (raw != null) {
        system.answers(vendor.status(order, raw));
        assertThat(statuses(order))
            .as(raw)
            .isInstanceOfSatisfying(
                StatusReading.Read.class,
                read -> assertThat(status(read, order)).isEqualTo(status));
        told.add(status);
      }
    }
    assertThat(told).contains(ExternalStatus.OPEN, ExternalStatus.CLOSED, ExternalStatus.CANCELLED);
  }

  private static @Nullable ExternalStatus status(StatusReading.Read read, ExternalOrder order) {
    StatusReading.Status status = read.byId().get(order.id());
    return status == null ? null : status.status();
  }

  @Test
  void theStatusOfAWorkOrderThatNobodyAskedForSaysNothing() {
    List<ExternalOrder> two = vendor.twoOrders();
    String closed = Objects.requireNonNull(vendor.raw(ExternalStatus.CLOSED));
    system.answers(vendor.status(two.getLast(), closed));

    assertThat(statuses(two.getFirst())).isInstanceOf(StatusReading.Failed.class);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "401, no", "429, no", "500, no", "503, no"})
  void aStatusThatIsNotToldLeavesEverythingAsItWas(int status, String body) {
    system.answers(new Answer(status, body));

    assertThat(statuses(vendor.twoOrders().getFirst())).isInstanceOf(StatusReading.Failed.class);
  }

  @Test
  void aTestSaysHowTheConnectionStands() {
    system.answers(vendor.found(REFERENCE, List.of()));
    assertThat(test()).isEqualTo(new ConnectionReport.Reachable());

    system.answers(new Answer(401, "no"));
    assertThat(test()).isInstanceOf(ConnectionReport.Unauthorized.class);

    system.answers(new Answer(503, "no"));
    assertThat(test()).isInstanceOf(ConnectionReport.Unreachable.class);

    assertThat(vendor.connector(nobody(), mapping()).testConnection())
        .isInstanceOf(ConnectionReport.Unreachable.class);
  }

  @Test
  void verifySaysThatThePasswordIsWrongOrThatNobodyIsThere() {
    system.answers(new Answer(401, "no"));
    assertThat(connector().verify())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.passed()).isFalse();
          assertThat(check.says()).contains("does not take").contains("CMMS_CONNECTOR_");
        });

    assertThat(vendor.connector(nobody(), mapping()).verify())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.passed()).isFalse();
          assertThat(check.says()).contains("cannot be reached");
        });
  }

  @Test
  void secretsAreStrippedFromWhatTheSystemRepeats() {
    createIsAnswered(new Answer(400, "bad: " + String.join(" and ", vendor.secrets())));

    String all = push() + " " + connector();

    assertThat(all).contains("***");
    vendor.secrets().forEach(secret -> assertThat(all).doesNotContain(secret));
  }

  @Test
  void aLongAnswerIsCutAndControlCharactersAreNotShown() {
    createIsAnswered(new Answer(400, "a\u0007b\n" + "x".repeat(5_000)));

    assertThat(push())
        .isInstanceOfSatisfying(
            PushResult.Refused.class,
            refused ->
                assertThat(refused.reason()).startsWith("HTTP 400: a b xxx").hasSizeLessThan(330));
  }

  /** From now on a create is answered so; what must precede it goes well. */
  protected final void createIsAnswered(Answer answer) {
    createMeets(new Reaction.Answers(answer));
  }

  private void createMeets(Reaction reaction) {
    system.does(request -> {
      Answer prelude = vendor.prelude(request);
      return prelude == null ? reaction : new Reaction.Answers(prelude);
    });
  }

  protected final List<Asked> creates() {
    return system.asked().stream().filter(vendor::isCreate).toList();
  }

  protected final CmmsConnector connector() {
    return vendor.connector(system.uri(""), mapping());
  }

  protected final PushResult push() {
    return connector().push(ORDER);
  }

  private Finding find() {
    return connector().find(ORDER.reference());
  }

  private StatusReading statuses(ExternalOrder order) {
    return connector().statuses(List.of(order));
  }

  private ConnectionReport test() {
    return connector().testConnection();
  }

  private static URI nobody() {
    return URI.create("http://" + LoopbackPorts.HOST + ":" + LoopbackPorts.free(1).getFirst());
  }

  /** A push in two words: what became of it and why. */
  protected static String meaning(PushResult result) {
    return switch (result) {
      case PushResult.Delivered _ -> "Delivered";
      case PushResult.Duplicate _ -> "Duplicate";
      case PushResult.Refused _ -> "Refused";
      case PushResult.NotSent notSent -> "NotSent " + notSent.failure().getClass().getSimpleName();
      case PushResult.Unknown unknown -> "Unknown " + unknown.failure().getClass().getSimpleName();
    };
  }
}

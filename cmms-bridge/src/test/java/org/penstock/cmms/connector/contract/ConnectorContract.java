package org.penstock.cmms.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

/**
 * The contract of a connector that speaks HTTP: a create is sent once, an answer is believed by
 * what it proves, nothing is adopted that does not carry our reference, and no secret is told.
 */
public abstract class ConnectorContract extends ReadingContract {

  protected ConnectorContract(Vendor vendor) {
    super(vendor);
  }

  @Test
  void aCreateIsSentOnceAndGivesTheVendorsKey() {
    createIsAnswered(ours().created(REFERENCE));

    assertThat(push()).isEqualTo(new PushResult.Delivered(ours().createdAs().reference()));

    assertThat(creates()).hasSize(1);
  }

  @Test
  void theRequestIsAsTheVendorsDocumentationHasIt() throws IOException {
    createIsAnswered(ours().created(REFERENCE));
    push();

    Asked request = creates().getFirst();
    Path golden = Path.of("src/test/resources/golden").resolve(ours().goldenFile());
    assertThat(request.line() + "\n\n" + request.body() + "\n")
        .isEqualTo(Files.readString(golden).replace("{reference}", REFERENCE));
  }

  @Test
  void anAnswerWithAnotherReferenceMayBeOurCreate() {
    createIsAnswered(ours().created(OTHERS_REFERENCE));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>welcome</html>", "{}", "[]", "null", "", "{\"half\":"})
  void anAnswerThatCannotBeUnderstoodMayBeOurCreate(String body) {
    createIsAnswered(ours().created(REFERENCE).saying(body));

    assertThat(meaning(push())).isEqualTo("Unknown Protocol");
    assertThat(creates()).hasSize(1);
  }

  @Test
  void anAnswerThatIsCutOffMayBeOurCreate() {
    Answer whole = ours().created(REFERENCE);
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
    assertThat(meaning(ours().connector(nobody(), mapping()).push(ORDER)))
        .isEqualTo("NotSent Connection");
  }

  @Test
  void whatTheMappingDoesNotKnowIsRefusedWithoutACall() {
    PushResult result = ours().connector(system.uri(""), mapping(null, Map.of())).push(ORDER);

    assertThat(result)
        .isEqualTo(new PushResult.Refused("The mapping has no counterpart for [asset FILTER-2]"));
    assertThat(system.asked()).isEmpty();
  }

  @Test
  void anAssetThatIsNotMappedGoesUnderTheFallbackAndSaysSo() {
    createIsAnswered(ours().created(REFERENCE));

    ours().connector(system.uri(""), mapping("PLANT", Map.of())).push(ORDER);

    assertThat(creates().getFirst().body())
        .contains("\"PLANT\"")
        .contains("Asset FILTER-2 is not mapped; filed under PLANT.");
  }

  @Test
  void aTestSaysHowTheConnectionStands() {
    system.answers(ours().found(REFERENCE, List.of()));
    assertThat(test()).isEqualTo(new ConnectionReport.Reachable());

    system.answers(new Answer(401, "no"));
    assertThat(test()).isInstanceOf(ConnectionReport.Unauthorized.class);

    system.answers(new Answer(503, "no"));
    assertThat(test()).isInstanceOf(ConnectionReport.Unreachable.class);

    assertThat(ours().connector(nobody(), mapping()).testConnection())
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

    assertThat(ours().connector(nobody(), mapping()).verify())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.passed()).isFalse();
          assertThat(check.says()).contains("cannot be reached");
        });
  }

  @Test
  void secretsAreStrippedFromWhatTheSystemRepeats() {
    createIsAnswered(new Answer(400, "bad: " + String.join(" and ", ours().secrets())));

    String all = push() + " " + connector();

    assertThat(all).contains("***");
    ours().secrets().forEach(secret -> assertThat(all).doesNotContain(secret));
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
}

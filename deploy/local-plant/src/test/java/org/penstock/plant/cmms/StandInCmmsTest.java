package org.penstock.plant.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in CMMS over real connections: its contract, and each way to fail. */
class StandInCmmsTest {
  private static final String DRAFT =
      """
      [{"Reason":"[HIGH] Filter 2 turbidity","TypeDetails":{"Value":"CM"},
        "PriorityDetails":{"Value":"2"},"AssetRef":{"ID":"FILTER-2"},
        "RepairCenterRef":{"ID":"WTP-1"},"UDFChar10":"REF-1"}]
      """;

  @TempDir Path data;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private StandInCmms cmms;

  @BeforeEach
  void start() throws IOException {
    cmms = StandInCmms.start("--port=0", "--data=" + data, "--limit=1000");
  }

  @AfterEach
  void stop() throws IOException {
    cmms.close();
    http.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String key)
      throws Exception {
    String pair = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(cmms.url() + path))
            .header("Authorization", "Basic " + pair)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(2))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return send(method, path, body, "wtp-1:local-cmms-key");
  }

  private HttpResponse<String> create() throws Exception {
    return call("POST", "/v8/workorders", DRAFT);
  }

  private JsonNode search(String filter) throws Exception {
    String query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
    return json.readTree(call("GET", "/v8/workorders?$filter=" + query, "").body());
  }

  private int found() throws Exception {
    return search("UDFChar10 eq \"REF-1\"").path("Total").asInt();
  }

  private void fail(String mode, int count, int delayMs) throws Exception {
    String body =
        json.createObjectNode()
            .put("mode", mode)
            .put("count", count)
            .put("delay_ms", delayMs)
            .toString();
    assertThat(call("POST", "/control/faults", body).statusCode()).isEqualTo(200);
  }

  @Test
  void aWorkOrderIsCreatedFoundReadChangedAndClosed() throws Exception {
    JsonNode created = json.readTree(create().body());
    int pk = created.at("/Results/0/PK").asInt();

    assertThat(created.path("Total").asInt()).isEqualTo(1);
    assertThat(created.at("/Results/0/AssetRef/Name").asText()).isEqualTo("Filter 2");
    assertThat(search("UDFChar10 eq \"REF-1\" and IsOpen eq true").at("/Results/0/PK").asInt())
        .isEqualTo(pk);
    assertThat(call("GET", "/v8/WorkOrders/" + pk, "").body()).contains("\"REF-1\"");

    call("PUT", "/v8/workorders/" + pk, "{\"Instructions\":\"Check the bed\"}");
    call("POST", "/control/workorders/" + pk + "/close", "");
    JsonNode closed = json.readTree(call("GET", "/v8/workorders/" + pk, "").body());

    assertThat(closed.at("/Results/0/Instructions").asText()).isEqualTo("Check the bed");
    assertThat(closed.at("/Results/0/Reason").asText()).isEqualTo("[HIGH] Filter 2 turbidity");
    assertThat(closed.at("/Results/0/IsOpen").asBoolean(true)).isFalse();
    assertThat(search("IsOpen eq true").path("Total").asInt()).isZero();
  }

  @Test
  void pagesAreCutByTopAndSkipAndTheTotalCountsAll() throws Exception {
    for (int order = 0; order < 7; order++) {
      create();
    }
    String query = "?$top=3&$skip=2&$orderby=PK%20desc";
    JsonNode page = json.readTree(call("GET", "/v8/workorders" + query, "").body());

    assertThat(page.path("Total").asInt()).isEqualTo(7);
    assertThat(page.path("Results").findValuesAsText("ResourceUri"))
        .containsExactly("/v8/workorders/1005", "/v8/workorders/1004", "/v8/workorders/1003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET  | /v8/Assets?$filter=ID%20eq%20%22FILTER-2%22        | 200 | "Total":1
          GET  | /v8/assets/104                                     | 200 | FILTER-2
          GET  | /v8/assets/9                                       | 404 | not found
          GET  | /v8/Schema/WorkOrder                               | 200 | UDFChar10
          GET  | /v8/LookupTableValues/WorkOrderPriority            | 200 | Emergency
          GET  | /v8/LookupTableValues/Colours                      | 404 | not found
          GET  | /v8/workorders/9                                   | 404 | not found
          GET  | /v8/workorders?$filter=Type%20eq%20'CM'            | 400 | not a valid filter
          GET  | /v8/workorders?$top=many                           | 400 | many
          GET  | /v8/nothing                                        | 404 | No HTTP resource
          GET  | /                                                  | 200 | Work orders: 0
          POST | /control/faults                                    | 400 | no such mode
          """)
  void everyOtherCallAnswersAsPublished(String method, String path, int status, String text)
      throws Exception {
    HttpResponse<String> answer = call(method, path, "");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "[1]", "not json", "", "[{\"UDFChar10\":\"REF-1\"}]"})
  void aBodyThatIsNoArrayOfWorkOrdersIsRefused(String body) throws Exception {
    assertThat(call("POST", "/v8/workorders", body).statusCode()).isEqualTo(400);
    assertThat(search("").path("Total").asInt()).isZero();
  }

  @Test
  void onlyTheRightKeysAreLetIn() throws Exception {
    HttpResponse<String> refused = send("POST", "/v8/workorders", DRAFT, "wtp-1:guess");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(found()).isZero();
  }

  @Test
  void aClientsIdThatIsTakenIsAConflict() throws Exception {
    String withId = "[{\"Reason\":\"x\",\"ID\":\"MINE-1\"}]";
    assertThat(call("POST", "/v8/workorders", withId).statusCode()).isEqualTo(200);
    assertThat(call("POST", "/v8/workorders", withId).statusCode()).isEqualTo(409);
  }

  @Test
  void tooManyRequestsAreForbiddenInTheOriginalsWords() throws Exception {
    call("POST", "/control/limit", "{\"per_minute\": 2}");
    create();
    create();
    HttpResponse<String> third = create();

    assertThat(third.statusCode()).isEqualTo(403);
    assertThat(third.body())
        .contains("Exceeded Connections Limit: Only 2 requests per minute are allowed.");
    assertThat(third.headers().firstValue("Retry-After")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"reset-before-commit,0", "reset-after-commit,1", "half-body,1"})
  void anAnswerCanBeLostBeforeOrAfterTheCommit(String mode, int committed) throws Exception {
    fail(mode, 1, 0);
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    assertThat(found()).isEqualTo(committed);
    assertThat(create().statusCode()).isEqualTo(200);
    assertThat(oracle().at("/posts_seen/REF-1").asInt()).isEqualTo(2);
    assertThat(oracle().at("/creates/REF-1").asInt()).isEqualTo(committed + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "500-before-commit,500,0,error",
    "500-after-commit,500,1,error",
    "not-json,200,1,<html>",
    "no-id,200,1,accepted",
    "unauthorized,401,0,denied",
    "rate-limited,403,0,Exceeded Connections Limit",
    "too-many-requests,429,0,Too many",
    "unavailable,503,0,unavailable"
  })
  void anAnswerCanBeWrongBeforeOrAfterTheCommit(String mode, int status, int committed, String text)
      throws Exception {
    fail(mode, 1, 3000);
    HttpResponse<String> answer = create();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(text);
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
    assertThat(found()).isEqualTo(committed);
  }

  @Test
  void aSlowCommitHappensAfterTheClientHasGivenUp() throws Exception {
    fail("slow-commit", 1, 2500);
    assertThatThrownBy(this::create).isInstanceOf(HttpTimeoutException.class);
    assertThat(found()).isZero();
    await().atMost(Duration.ofSeconds(10)).until(() -> found() == 1);
  }

  @Test
  void aSearchCanLagBehindTheCreate() throws Exception {
    fail("visibility-lag", 1, 1500);
    int pk = json.readTree(create().body()).at("/Results/0/PK").asInt();

    assertThat(found()).isZero();
    assertThat(call("GET", "/v8/workorders/" + pk, "").statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> found() == 1);
  }

  @Test
  void aFilterCanBeIgnored() throws Exception {
    create();
    fail("filter-ignored", 1, 0);
    assertThat(search("UDFChar10 eq \"OTHER\"").path("Total").asInt()).isEqualTo(1);
    assertThat(search("UDFChar10 eq \"OTHER\"").path("Total").asInt()).isZero();
  }

  @Test
  void anOutageLastsUntilItIsCleared() throws Exception {
    call("POST", "/control/faults", "{\"mode\":\"outage\"}");
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    assertThatThrownBy(this::found).isInstanceOf(IOException.class);
    call("POST", "/control/faults", "{\"mode\":\"none\"}");
    assertThat(found()).isZero();
    assertThat(create().statusCode()).isEqualTo(200);
  }

  @Test
  void anotherProcessOnTheSameFolderGoesOnWhereThisOneWasStopped() throws Exception {
    create();
    cmms.close();
    cmms = StandInCmms.start("--port=0", "--data=" + data);
    assertThat(found()).isEqualTo(1);
    assertThat(oracle().path("total").asInt()).isEqualTo(1);
  }

  private JsonNode oracle() throws Exception {
    return json.readTree(call("GET", "/control/oracle", "").body());
  }
}

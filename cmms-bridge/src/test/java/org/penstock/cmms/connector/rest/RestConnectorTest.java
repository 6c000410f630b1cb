package org.penstock.cmms.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ConnectorContract;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.StatusReading;

/** What a description can say, and what is wrong with one that cannot be used. */
class RestConnectorTest extends ConnectorContract {

  private final RestVendor vendor = new RestVendor(InstantSource.fixed(NOW));

  RestConnectorTest() {
    super(new RestVendor(InstantSource.fixed(NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "403, over quota, NotSent RateLimited",
    "403, go away, NotSent Auth",
    "500, duplicate external_key, Unknown Protocol",
    "503, I am a teapot, Refused"
  })
  void whatTheDescriptionSaysOfAnErrorCounts(int status, String body, String meaning) {
    createIsAnswered(new Answer(status, body));

    assertThat(meaning(push())).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,, ''",
    "BASIC, Authorization, Basic dXNlcjpwYXNz",
    "BEARER, Authorization, Bearer key",
    "HEADER, x-api-key, key"
  })
  void eachWayInIsTaken(String kind, String header, String value) {
    createIsAnswered(vendor.created(REFERENCE));
    String described =
        RestVendor.description().replace("{kind: HEADER, header: x-api-key}", auth(kind));
    try (RestConnector connector =
        new RestConnector(
            new RestSettings(
                "rest",
                system.uri(""),
                new RestCredentials("user", "pass", "key"),
                java.time.Duration.ofSeconds(1),
                java.time.Duration.ofSeconds(1),
                described,
                java.time.Duration.ofMinutes(1)),
            ConnectorContract::mapping,
            InstantSource.fixed(NOW))) {
      connector.push(ORDER);
    }

    if (header == null) {
      assertThat(creates().getFirst().headers()).doesNotContainKeys("Authorization", "X-api-key");
    } else {
      assertThat(creates().getFirst().headers().getFirst(header)).isEqualTo(value);
    }
  }

  private static String auth(String kind) {
    return kind.equals("HEADER") ? "{kind: HEADER, header: x-api-key}" : "{kind: " + kind + "}";
  }

  /** A mounted file ends with a line end, and the JDK tells a header that it does not like. */
  @Test
  void aKeyThatCannotStandInAHeaderStopsTheStartAndIsNotTold() {
    assertThat(new RestCredentials("", "", "key-1\n").secrets().strippedFrom("of key-1"))
        .isEqualTo("of ***");
    assertThatThrownBy(() -> new RestCredentials("", "", "key\n2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cmms.connector.api-key")
        .hasMessageNotContaining("key\n2");
  }

  @Test
  void aWorkOrderThatIsNotThereIsNotTold() {
    system.answers(new Answer(404, "gone"));

    assertThat(connector().statuses(List.of(new ExternalOrder("9", "9"))))
        .isEqualTo(new StatusReading.Read(Map.of()));
  }

  @Test
  void withoutADescriptionOfTheStatusNothingIsReadBack() {
    String described = RestVendor.description();
    int from = described.indexOf("status:\n");
    String without =
        described.substring(0, from) + described.substring(described.indexOf("lists:\n"));
    RestConnector connector =
        new RestVendor(InstantSource.fixed(NOW), without).connector(system.uri(""), mapping());

    assertThat(connector.mostInOneReading()).isZero();
    assertThat(connector.statuses(List.of(new ExternalOrder("9", "9"))))
        .isEqualTo(new StatusReading.Read(Map.of()));
    assertThat(system.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{{title}}           | {{headline}} | there is no {{headline}}",
        "{{reference}}       | none         | create.body has no {{reference}}",
        ", header: x-api-key | ``           | auth.header is missing",
        "kind: HEADER        | kind: MAGIC  | MAGIC",
        "items: /work        | items: work  | must start with '/'",
        "{external_key: \"{{reference}}\", limit | {limit | search has no {{reference}}",
        "limit: \"5\"      | limit: \"{{alarm}}\" | {{alarm}} has no value in",
        "{{title}}           | {{ title }}  | not a word in two brackets",
        "search:             | seek:        | search"
      })
  void aDescriptionThatCannotBeUsedSaysWhy(String good, String bad, String says) {
    String described = RestVendor.description().replace(good, bad);

    assertThatThrownBy(() ->
            new RestVendor(InstantSource.fixed(NOW), described)
                .connector(system.uri(""), mapping()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says);
  }

  @Test
  void allIsWell() {
    assertThat(failed("1", "details")).isEqualTo("all is well");
  }

  @Test
  void anUnknownPriorityIsSaid() {
    assertThat(failed("2", "details"))
        .isEqualTo("There is no priority 1, which the mapping gives for HIGH");
  }

  @Test
  void anUnknownFieldIsSaid() {
    assertThat(failed("1", "detail"))
        .isEqualTo("The work orders there have no field workorder (create.body.workorder)");
  }

  private String failed(String priority, String field) {
    system.does(request -> {
      String path = request.uri().getPath();
      String name = path.substring(path.lastIndexOf('/') + 1);
      String rows =
          switch (name) {
            case "fields" -> field.equals("details") ? "{\"name\":\"workorder\"}" : "";
            case "urgencies" -> "{\"code\":" + priority + "}";
            case "kinds" -> "{\"code\":\"CM\"}";
            case "assets" -> "{\"tag\":\"F-0002\"}";
            default -> "";
          };
      return new Reaction.Answers(new Answer(200, "{\"%s\":[%s]}".formatted(name, rows)));
    });
    PlantMapping mapping = mapping();
    return vendor.connector(system.uri(""), mapping).verify().stream()
        .filter(check -> !check.passed())
        .map(SetUpCheck::says)
        .reduce((one, other) -> one + " | " + other)
        .orElse("all is well");
  }
}

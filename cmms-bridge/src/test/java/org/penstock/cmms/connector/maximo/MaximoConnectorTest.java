package org.penstock.cmms.connector.maximo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ConnectorContract;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.connector.PushResult;

/** What is Maximo's own: a write that may be repeated, a site for everything, its words. */
class MaximoConnectorTest extends ConnectorContract {

  private final MaximoVendor vendor = new MaximoVendor(InstantSource.fixed(NOW));

  MaximoConnectorTest() {
    super(new MaximoVendor(InstantSource.fixed(NOW)));
  }

  @Test
  void aWriteIsASyncThatMergesAndAsksForWhatItWrote() {
    createIsAnswered(vendor.created(REFERENCE));
    push();

    Asked create = creates().getFirst();
    assertThat(create.headers().getFirst("x-method-override")).isEqualTo("SYNC");
    assertThat(create.headers().getFirst("patchtype")).isEqualTo("MERGE");
    assertThat(create.headers().getFirst("properties"))
        .isEqualTo("wonum,siteid,status,externalrefid");
    assertThat(create.headers().getFirst("apikey")).isEqualTo("maximo-api-key");
  }

  @Test
  void whatWasThereAlreadyIsADuplicate() {
    createIsAnswered(new Answer(200, MaximoVendor.row(vendor.createdAs(), REFERENCE)));

    assertThat(push()).isEqualTo(new PushResult.Duplicate(vendor.createdAs().reference()));
  }

  @Test
  void aUserOfItsOwnIsToldInItsOwnHeader() {
    createIsAnswered(vendor.created(REFERENCE));
    MaximoConnector connector =
        new MaximoVendor(InstantSource.fixed(NOW), MaximoCredentials.ofUser("maxadmin", "secret"))
            .connector(system.uri(""), mapping());

    connector.push(ORDER);

    Asked create = creates().getFirst();
    assertThat(create.line()).startsWith("POST /maximo/oslc/os/mxapiwodetail");
    assertThat(create.headers().getFirst("maxauth")).isEqualTo("bWF4YWRtaW46c2VjcmV0");
    assertThat(MaximoCredentials.ofUser("maxadmin", "secret")).asString().doesNotContain("secret");
  }

  @Test
  void theErrorIsSaidInMaximosOwnWords() {
    createIsAnswered(
        new Answer(
            400,
            "{\"Error\":{\"statusCode\":\"400\",\"reasonCode\":\"BMXAA4021E\","
                + "\"message\":\"9 is not a valid priority.\"}}"));

    assertThat(push())
        .isEqualTo(new PushResult.Refused("HTTP 400: BMXAA4021E 9 is not a valid priority."));
  }

  @Test
  void withoutASiteNothingIsSent() {
    PlantMapping nowhere =
        new PlantMapping(null, null, null, true, Map.of(), Map.of("HIGH", "1"), Map.of());

    assertThat(vendor.connector(system.uri(""), nowhere).push(ORDER))
        .isInstanceOf(PushResult.Refused.class);
    assertThat(system.asked()).isEmpty();
    assertThat(failed(nowhere, "{\"wonum\":{},\"externalrefid\":{}}"))
        .contains("The mapping has no site");
  }

  @Test
  void aFieldThatIsNotThereOrTooShortIsSaid() {
    assertThat(failed(mapping(), "{\"wonum\":{\"maxLength\":25}}"))
        .isEqualTo(
            "The work orders there have no field externalrefid (cmms.connector.reference-field)");
    assertThat(failed(mapping(), "{\"wonum\":{\"maxLength\":10},\"externalrefid\":{}}"))
        .isEqualTo("wonum takes 10 characters, and our reference has 20: widen the attribute");
  }

  @Test
  void aPriorityThatCannotBeIsSaid() {
    PlantMapping urgent =
        new PlantMapping(
            "WTP1",
            null,
            null,
            false,
            Map.of("FILTER-2", "F-0002"),
            Map.of("HIGH", "urgent"),
            Map.of("CORRECTIVE", "CM"));

    assertThat(failed(urgent, "{\"wonum\":{},\"externalrefid\":{}}"))
        .isEqualTo(
            "There can be no priority urgent, which the mapping gives for HIGH:"
                + " wopriority is a whole number");
  }

  @Test
  void allIsWell() {
    assertThat(failed(mapping(), "{\"wonum\":{\"maxLength\":25},\"externalrefid\":{}}"))
        .isEqualTo("all is well");
  }

  private String failed(PlantMapping mapping, String properties) {
    system.does(request ->
        new Reaction.Answers(
            request.line().contains("jsonschemas")
                ? new Answer(200, "{\"properties\":" + properties + "}")
                : MaximoVendor.members(
                    request.line().contains("mxapiasset") ? "{\"assetnum\":\"F-0002\"}" : "")));
    List<SetUpCheck> checks = vendor.connector(system.uri(""), mapping).verify();
    return checks.stream()
        .filter(check -> !check.passed())
        .map(SetUpCheck::says)
        .reduce((one, other) -> one + " | " + other)
        .orElse("all is well");
  }
}

package org.penstock.cmms.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.connector.contract.Answer;
import org.penstock.cmms.connector.contract.ScriptedSystem;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;

/** What a person is told who has set SAP up wrongly: one sentence for each mistake. */
class SapSetUpChecksTest {

  private static final String METADATA =
      """
      <edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><Schema>
      <EntityType Name="MaintenanceNotificationType">
        <Property Name="MaintPriority" MaxLength="1"/>
        <Property Name="NotificationType" MaxLength="2"/>
        <Property Name="MaintNotifExtReferenceNumber" MaxLength="20"/>
      </EntityType>
      <EntityType Name="MaintenanceOrderType">
        <Property Name="MaintPriority" MaxLength="1"/>
        <Property Name="MaintenanceOrderType" MaxLength="4"/>
        <Property Name="SortField" MaxLength="12"/>
      </EntityType>
      </Schema></edmx:Edmx>
      """;

  private final ScriptedSystem system = new ScriptedSystem();
  private String metadata = METADATA;

  SapSetUpChecksTest() throws IOException {}

  @AfterEach
  void close() {
    system.close();
  }

  @Test
  void allIsWell() {
    assertThat(checks(SapSettings.Kind.NOTIFICATION, mapping("1", "F-0002")))
        .hasSize(5)
        .allMatch(SetUpCheck::passed);
  }

  @Test
  void aPriorityThatCannotBeIsSaid() {
    assertThat(failed(SapSettings.Kind.NOTIFICATION, mapping("12", "F-0002")))
        .isEqualTo(
            "There can be no priority 12, which the mapping gives for HIGH:"
                + " MaintPriority takes 1 characters");
  }

  @Test
  void aFieldThatIsNotThereIsSaid() {
    assertThat(failed(SapSettings.Kind.ORDER, mapping("1", "F-0002")))
        .isEqualTo(
            "The work orders there have no field MaintObjectFreeDefinedAttrib"
                + " (cmms.connector.reference-field)");
  }

  @Test
  void aFieldThatIsTooShortIsSaid() {
    metadata = METADATA.replace("SortField", "MaintObjectFreeDefinedAttrib");

    assertThat(failed(SapSettings.Kind.ORDER, mapping("1", "F-0002")))
        .isEqualTo(
            "MaintObjectFreeDefinedAttrib takes 12 characters, and our reference has 20"
                + " (cmms.connector.reference-field)");
  }

  @Test
  void anAssetThatIsNotThereIsSaid() {
    assertThat(failed(SapSettings.Kind.NOTIFICATION, mapping("1", "FL/NOWHERE")))
        .isEqualTo("There is no asset FL/NOWHERE, which the mapping names");
  }

  @Test
  void aDescriptionThatIsNoneIsSaid() {
    metadata = "<html>";

    assertThat(failed(SapSettings.Kind.NOTIFICATION, mapping("1", "F-0002")))
        .isEqualTo("The description of API_MAINTNOTIFICATION could not be read: it is not XML");
  }

  private String failed(SapSettings.Kind kind, PlantMapping mapping) {
    return checks(kind, mapping).stream()
        .filter(check -> !check.passed())
        .map(SetUpCheck::says)
        .reduce((one, other) -> one + " | " + other)
        .orElse("all is well");
  }

  private List<SetUpCheck> checks(SapSettings.Kind kind, PlantMapping mapping) {
    system.does(request ->
        new Reaction.Answers(
            request.line().contains("$metadata")
                ? new Answer(200, metadata)
                : SapVendor.results(
                    request.line().contains("F-0002") ? "{\"Equipment\":\"F-0002\"}" : "")));
    try (SapConnector connector =
        new SapVendor(kind, InstantSource.system()).connector(system.uri(""), mapping)) {
      return connector.verify();
    }
  }

  private static PlantMapping mapping(String priority, String asset) {
    return new PlantMapping(
        "WTP1",
        null,
        null,
        false,
        Map.of("FILTER-2", asset),
        Map.of("HIGH", priority),
        Map.of("CORRECTIVE", "M2"));
  }
}

package org.penstock.alert.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.alert.cel.CelExpressions;
import org.penstock.alert.domain.draft.RuleSheet;
import org.penstock.alert.domain.port.RuleSource.Content;

/** The rules file: what it says, and what is said when it says nothing. */
class YamlRulesTest {

  private static final Path OF_THE_PLANT =
      Path.of("..", "deploy", "local-plant", "plant", "alarm-rules.yaml");

  @TempDir Path folder;

  @Test
  void theRulesOfTheSimulatedPlantAreSound() {
    Content.Drafts drafts = (Content.Drafts) read(OF_THE_PLANT);
    RuleSheet.Checked checked =
        RuleSheet.check(drafts.rows(), drafts.plantId(), Map.of(), new CelExpressions());
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.byId()).hasSizeGreaterThan(10).containsKey("filter2-turbidity-high");
  }

  @Test
  void aFieldThatNobodyKnowsIsNamedWithItsRow() throws IOException {
    assertThat(reason("plant_id: p\nrules:\n  - {id: a}\n  - {id: b, deadbandd: 1}\n"))
        .contains("rules, row 2, deadbandd")
        .contains("Unrecognized field");
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() throws IOException {
    assertThat(reason("plant_id: p\nrules: [\n")).contains("line 3");
  }

  @Test
  void aFileOfTenThousandRulesIsRead() throws IOException {
    StringBuilder yaml = new StringBuilder("plant_id: p\nrules:\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append("  - {id: rule-").append(i).append(", title: ").append("x".repeat(400));
      yaml.append("}\n");
    }
    Path file = Files.writeString(folder.resolve("rules.yaml"), yaml.toString());
    assertThat(((Content.Drafts) read(file)).rows()).hasSize(10_000);
  }

  @Test
  void aFileWithoutPlantOrRulesIsNone() throws IOException {
    assertThat(reason("rules: []\n")).endsWith("plant_id and rules are needed");
    assertThat(reason("plant_id: p\n")).endsWith("plant_id and rules are needed");
  }

  @Test
  void aFileOfAnotherEncodingIsUnreadableAndNotGuessedAt() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file, "plant_id: p\nrules: [{id: a, title: 20 \u00b0C}]\n", StandardCharsets.ISO_8859_1);
    assertThat(((Content.Unreadable) read(file)).reason()).contains("MalformedInput");
  }

  @Test
  void aMissingFileIsToldByItsName() {
    Content content = read(folder.resolve("nowhere.yaml"));
    assertThat(((Content.Unreadable) content).reason())
        .endsWith("nowhere.yaml: there is no such file");
  }

  private String reason(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), yaml);
    return ((Content.Unreadable) read(file)).reason();
  }

  private static Content read(Path file) {
    return new YamlRules(file).now().read();
  }
}

package org.penstock.compliance.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.compliance.domain.export.ExportProfile;
import org.penstock.compliance.domain.slot.Statistic;
import org.penstock.compliance.domain.slot.TagCatalogue;

class YamlFilesTest {

  private static final Path LOCAL_PLANT =
      Path.of("..", "deploy", "local-plant", "plant", "compliance-tags.yaml");

  @TempDir Path folder;

  @Test
  void theLocalPlantsTagsAreRead() {
    TagCatalogue tags = new YamlTags().read(LOCAL_PLANT);

    assertThat(tags.plantId()).isEqualTo("wtp-1");
    assertThat(tags.find("filters.combined.turbidity"))
        .hasValueSatisfying(tag -> {
          assertThat(tag.slot()).isEqualTo(Duration.ofMinutes(1));
          assertThat(tag.statistic()).isEqualTo(Statistic.LAST);
          assertThat(tag.wimsTag()).isEqualTo("CFE_TURBIDITY");
        });
    assertThat(tags.find("intake.raw.temperature"))
        .hasValueSatisfying(tag -> assertThat(tag.wimsTag()).isNull());
  }

  @Test
  void aMisspelledKeyInTheTagsFileIsRefusedWithTheFileName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tags.yaml"), "plant_id: a\nzone: Z\nspeling: 1\ntags: []\n");

    assertThatThrownBy(() -> new YamlTags().read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("tags.yaml")
        .hasMessageContaining("speling");
  }

  @Test
  void aTagWithoutItsSlotIsRefusedWithTheFieldsName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tags.yaml"),
            "plant_id: a\nzone: Z\ntags:\n  - {tag_name: x, unit: m, statistic: LAST, decimals: 1}\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new YamlTags().read(file))
        .withMessageContaining("slot is missing");
  }

  @Test
  void aTagsFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new YamlTags().read(folder.resolve("absent.yaml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("absent.yaml");
  }

  @Test
  void theBuiltInProfileCarriesTheHashOfItsText() {
    assertThat(BuiltInProfiles.find("wims-scada-narrow").sha256()).matches("[0-9a-f]{64}");
    assertThat(new YamlProfiles().find("wims-scada-wide")).isEmpty();
  }

  @Test
  void aProfileWithAnUnknownSourceOrAFieldMissingIsRefused() {
    String profile =
        """
        profile: x
        version: 1
        columns: [{header: A, source: %s}]
        missing: SKIP
        csv: {delimiter: ",", record_separator: LF, header: true}
        encoding: {charset: UTF-8, replacements: {}}
        file_prefix: X
        most_lines: 5
        """;

    assertThat(read(profile.formatted("result")).columns()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(profile.formatted("script")))
        .withMessageContaining("script");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(profile.formatted("slot_start")))
        .withMessageContaining("format");
    assertThatIllegalArgumentException().isThrownBy(() -> read("profil: x"));
  }

  private static ExportProfile read(String yaml) {
    return new YamlProfiles().read(yaml.getBytes(StandardCharsets.UTF_8));
  }
}

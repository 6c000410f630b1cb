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
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ProfileTexts;
import org.penstock.compliance.domain.reading.Fingerprint;
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
  void everyBuiltInProfileIsReadAndCarriesTheHashOfItsText() {
    YamlProfiles profiles = new YamlProfiles();

    assertThat(profiles.builtIn())
        .hasSize(9)
        .allSatisfy(text ->
            assertThat(profiles.read(text, ProfileTexts.ITS_OWN).sha256())
                .isEqualTo(Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aProfileWithAnUnknownSourceOrAFieldMissingIsRefused() {
    assertThat(read(PROFILE.formatted("result")).layout().columns()).hasSize(1);
    refused(PROFILE.formatted("script"), "script");
    refused(PROFILE.formatted("time"), "format");
    refused(PROFILE.formatted("constant"), "text");
    refused("profil: x", "profil");
    refused("profile: x", "version");
    refused("profile: [", "not a profile");
  }

  @Test
  void aProfileThatCannotWorkIsRefusedWithTheReason() {
    String good = PROFILE.formatted("result");

    refused(good.replace("X{part}", "{user}{part}"), "{user}");
    refused(good.replace("most_lines: 5", "most_lines: 0"), "one line");
    refused(good.replace("X{part}", "X"), "{part}");
    refused(good.replace("X{part}", "../X{part}"), "letters");
    refused(good.replace("profile: x", "profile: 'a/b'"), "letters");
    refused(PROFILE.formatted("time, format: VV"), "time format");
    refused(good.replace("most_lines: 5", "most_lines: 5, split: TAG"), "BY_TAG");
    refused(good + "order: BY_TAG\n", "BY_TAG");

    refused(good + "grid: {heading: wims_tag}\n", "times");
    refused(good.replace("charset: UTF-8", "charset: US-ASCII, byte_order_mark: true"), "UTF-8");
    refused(good.replace("[{header: A, source: result}]", "[]"), "no columns");
  }

  @Test
  void aVersionHasTheNumberThatItIsGivenAndTheHashOfItsText() {
    ExportProfile third = new YamlProfiles().read(PROFILE.formatted("result"), 3);

    assertThat(third.version()).isEqualTo(3);
    assertThat(third.sha256()).isEqualTo(read(PROFILE.formatted("result")).sha256());
  }

  private static final String PROFILE =
      """
      profile: x
      version: 1
      columns: [{header: A, source: %s}]
      missing: SKIP
      csv: {delimiter: ",", record_separator: LF, header: true}
      encoding: {charset: UTF-8}
      file: {name: 'X{part}.csv', most_lines: 5}
      """;

  private static void refused(String yaml, String why) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(yaml)).withMessageContaining(why);
  }

  private static ExportProfile read(String yaml) {
    return ProfileFile.read(yaml.getBytes(StandardCharsets.UTF_8));
  }
}

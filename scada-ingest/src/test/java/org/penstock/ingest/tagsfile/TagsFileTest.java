package org.penstock.ingest.tagsfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.SourcesFile.Outcome;
import org.penstock.ingest.domain.port.SourcesFile.Replaced;
import org.penstock.ingest.domain.port.SourcesFile.Written;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

class TagsFileTest {

  private static final String ONE_SOURCE =
      """
      source:
        id: plc-1
        plant_id: wtp-1
        endpoint_url: opc.tcp://127.0.0.1:4840
        security: {policy: Basic256Sha256, mode: SignAndEncrypt}
        identity: {username: reader, password_from: PLC_PASSWORD}
      tags:
        - {tag_name: a, node_id: "nsu=urn:x;s=a", area: x, value_type: INT, alarm_tags: {UNACK: b}}
        - {tag_name: b, node_id: "nsu=urn:x;s=b", area: x, value_type: BOOLEAN}
      inbound_tags:
        - {tag_name: lab.fluoride, area: lab, value_type: DOUBLE}
      """;

  @TempDir Path folder;

  private Path path = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    path = folder.resolve("tags.yaml");
    Files.writeString(path, ONE_SOURCE);
  }

  private TagsFile file() {
    return new TagsFile(
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValues(Map.of("scada.tags-file", path.toString()))
            .build()
            .getConfigMapping(IngestConfig.class));
  }

  @Test
  void aFileOfFortyThousandTagsIsRead() throws IOException {
    StringBuilder text = new StringBuilder(ONE_SOURCE.substring(0, ONE_SOURCE.indexOf("  - {")));
    for (int i = 0; i < 40_000; i++) {
      text.append("  - {tag_name: area.machine.measurement%05d, ".formatted(i))
          .append("node_id: \"nsu=urn:x;s=%05d\", area: x, value_type: DOUBLE}\n".formatted(i));
    }
    Files.writeString(path, text);

    assertThat(tagNames(file())).hasSize(40_000);
  }

  @Test
  void withoutAFileThatCanBeReadTheServiceIsNotReadyUntilThereIsOne() throws IOException {
    Files.delete(path);
    TagsFile file = file();
    assertThat(readiness(file)).isEqualTo(HealthCheckResponse.Status.DOWN);
    Files.writeString(path, ONE_SOURCE);
    var _ = file.reload();
    assertThat(readiness(file)).isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void aFileThatIsBrokenLaterLeavesTheServiceReadyAndIsSaid() throws IOException {
    TagsFile file = file();
    Files.writeString(path, "source: [");
    var _ = file.reload();
    assertThat(readiness(file)).isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(new ConfigurationReady(file).call().getData())
        .get()
        .extracting(data -> data.get("fault"))
        .asString()
        .contains("tags.yaml cannot be used");
  }

  private static HealthCheckResponse.Status readiness(TagsFile file) {
    return new ConfigurationReady(file).call().getStatus();
  }

  @Test
  void aFileAboveTheConfiguredBoundIsRefusedWithTheBound() throws IOException {
    Files.writeString(path, ONE_SOURCE + "#".repeat(33 << 20));

    assertThat(file().now().rejected())
        .singleElement()
        .asString()
        .contains("larger than 32 MiB", "scada.tags-file-mebibytes");
  }

  private static List<String> tagNames(TagsFile file) {
    return file.now().all().stream()
        .flatMap(source -> source.tags().stream().map(TagSpec::tagName))
        .toList();
  }

  private static Written withTag(Written written, Map<String, Object> row) {
    List<Map<String, Object>> tags = new ArrayList<>(written.tags());
    tags.add(row);
    return new Written(written.sources(), tags, written.revision());
  }

  private static Map<String, Object> row(String name) {
    return Map.of(
        "tag_name",
        name,
        "node_id",
        "nsu=urn:x;s=" + name,
        "area",
        "x",
        "value_type",
        "INT",
        "source",
        "plc-1");
  }

  @Test
  void aFileThatHasNotChangedIsNotPutIntoForceAgain() {
    assertThat(file().reload()).isEmpty();
  }

  @Test
  void aChangedFileIsInForceWithAnotherRevision() throws IOException {
    TagsFile file = file();
    long before = file.written().revision();
    Files.writeString(path, ONE_SOURCE.replace("tag_name: b", "tag_name: c"));
    Replaced replaced = file.reload().orElseThrow();
    assertThat(replaced.before().ofTag("b")).isPresent();
    assertThat(replaced.after().ofTag("c")).isPresent();
    assertThat(tagNames(file)).containsExactly("a", "c");
    assertThat(file.now().all()).extracting(SourceSpec::revision).doesNotContain(before);
    assertThat(file.reload()).isEmpty();
  }

  @Test
  void aFileThatIsNoYamlLeavesInForceWhatWasAndIsReportedOnce() throws IOException {
    TagsFile file = file();
    Files.writeString(path, "source: [");
    assertThat(file.reload()).isPresent();
    assertThat(tagNames(file)).containsExactly("a", "b");
    assertThat(file.now().rejected()).singleElement().asString().contains("tags.yaml");
    assertThat(file.reload()).isEmpty();
    Files.writeString(path, ONE_SOURCE);
    assertThat(file.reload()).isPresent();
    assertThat(file.now().rejected()).isEmpty();
  }

  @Test
  void aFileThatIsMissingAtTheStartIsTakenWhenItComes() throws IOException {
    Files.delete(path);
    TagsFile file = file();
    assertThat(file.now().all()).isEmpty();
    assertThat(file.now().rejected()).isNotEmpty();
    Files.writeString(path, ONE_SOURCE);
    assertThat(file.reload()).isPresent();
    assertThat(tagNames(file)).containsExactly("a", "b");
  }

  @Test
  void aChangeIsWrittenAndTheReplacedTextKeptBesideIt() throws IOException {
    TagsFile file = file();
    Written written = file.written();
    Outcome outcome = file.write(withTag(written, row("c")), written.revision());
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(tagNames(file)).containsExactly("a", "b", "c");
    assertThat(file.now().inbound().tag("lab.fluoride")).isPresent();
    assertThat(file.now().inbound().plantId()).isEqualTo("wtp-1");
    assertThat(folder.resolve("tags.yaml.previous")).hasContent(ONE_SOURCE);
    assertThat(tagNames(file())).containsExactly("a", "b", "c");
    assertThat(file.reload()).isEmpty();
  }

  @Test
  void whatWasWrittenAgainMeansTheSame() {
    TagsFile file = file();
    SourceSpec before = file.now().all().getFirst();
    Written written = file.written();
    assertThat(file.write(written, written.revision())).isInstanceOf(Outcome.Done.class);
    SourceSpec after = file.now().all().getFirst();
    assertThat(after.withTags(after.tagList(), before.revision())).isEqualTo(before);
  }

  @Test
  void whoeverWasSlowerIsToldTheRevisionInForce() throws IOException {
    TagsFile file = file();
    Written written = file.written();
    Outcome outcome = file.write(withTag(written, row("c")), written.revision() + 1);
    assertThat(outcome).isEqualTo(new Outcome.Outdated(written.revision()));
    assertThat(path).hasContent(ONE_SOURCE);
  }

  @Test
  void aReadOnlyFileIsLeftAlone() throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));
    TagsFile file = file();
    Written written = file.written();
    assertThat(file.write(withTag(written, row("c")), written.revision()))
        .isInstanceOfSatisfying(
            Outcome.ReadOnly.class, refused -> assertThat(refused.reason()).contains("read-only"));
    assertThat(path).hasContent(ONE_SOURCE);
  }

  @Test
  void rowsAreJudgedAsTheFileWouldBe() {
    TagsFile file = file();
    Map<String, Object> bad = Map.of("tag_name", "d", "source", "plc-1");
    Map<String, Object> inbound = new java.util.HashMap<>(row("x"));
    inbound.put("tag_name", "lab.fluoride");
    assertThat(file.judge(file.written().sources(), List.of(row("c"), bad, row("c"), inbound)))
        .hasSize(3)
        .containsEntry(2, "node_id is missing")
        .containsEntry(3, "c is there already")
        .containsEntry(4, "lab.fluoride is there already");
  }

  @Test
  void theTableHoldsWhatTheFileHolds() throws Exception {
    TagsFile file = file();
    TagsCsv csv = new TagsCsv();
    String table = csv.write(file.written().tags());
    assertThat(table.lines().toList())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("tag_name,source,node_id");
    List<Map<String, Object>> rows = csv.read(table);
    assertThat(rows).isEqualTo(file.written().tags());
    assertThat(rows.getFirst()).containsEntry("alarm_tags", "UNACK=b");
  }
}

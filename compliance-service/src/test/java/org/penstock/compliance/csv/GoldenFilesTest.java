package org.penstock.compliance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.History;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.render.Rendered;
import org.penstock.compliance.domain.export.render.Renderer;
import org.penstock.compliance.domain.export.row.EffectiveRows;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.compliance.domain.slot.Tags;
import org.penstock.compliance.yaml.BuiltInProfiles;

/** The bytes of each built-in profile, over everything that has broken a CSV somewhere. */
class GoldenFilesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  static Stream<String> everyProfile() {
    return BuiltInProfiles.all().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("everyProfile")
  void theFilesAreAsTheyWere(String id) throws IOException {
    Map<String, byte[]> made = made(id);
    Map<String, byte[]> golden = golden(id);

    assertThat(made.keySet()).isEqualTo(golden.keySet());
    golden.forEach((name, bytes) -> {
      byte[] ours = made.getOrDefault(name, new byte[0]);
      assertThat(new String(ours, StandardCharsets.UTF_8))
          .as(name)
          .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
      assertThat(ours).isEqualTo(bytes);
    });
  }

  @Test
  void theirHashesAreOnRecord() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String id : everyProfile().toList()) {
      made(id).forEach((name, bytes) -> hashes.put(id + "/" + name, Fingerprint.sha256(bytes)));
    }

    assertThat(hashes.entrySet().stream().map(file -> file.getValue() + "  " + file.getKey()))
        .containsExactlyElementsOf(Files.readAllLines(GOLDEN.resolve("SHA256SUMS")));
  }

  @Test
  void aFileThatIsGivenUpLeavesNothingBehind() throws IOException {
    Path work = Files.createDirectories(folder.resolve("given-up"));
    try (PartFiles files = new PartFiles(BuiltInProfiles.find("excel"), work)) {
      files.begin("a.csv");
      files.line(List.of("1"));
    }

    assertThat(work).doesNotExist();
  }

  /** Named by their files. */
  private Map<String, byte[]> made(String id) throws IOException {
    ExportProfile profile = BuiltInProfiles.find(id);
    TagCatalogue tags = Tags.catalogue(DifficultRows.TAGS.toArray(ComplianceTag[]::new));
    Set<String> names =
        DifficultRows.TAGS.stream().map(ComplianceTag::name).collect(Collectors.toSet());
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (PartFiles work = new PartFiles(profile, Files.createDirectories(folder.resolve(id)))) {
      Renderer renderer =
          new Renderer(profile, tags, names, DifficultRows.FROM, DifficultRows.TO, work);
      take(profile, renderer);
      assertThat(renderer.end()).isInstanceOf(Rendered.Whole.class);
      for (ExportPart part : work.finish()) {
        try (InputStream bytes = work.read(part)) {
          byte[] content = bytes.readAllBytes();
          assertThat(part.size()).isEqualTo(content.length);
          assertThat(part.sha256()).isEqualTo(Fingerprint.sha256(content));
          files.put(part.name(), content);
        }
      }
    }
    return files;
  }

  private static void take(ExportProfile profile, Renderer renderer) {
    Comparator<ExportRow> order =
        profile.order() == RowOrder.BY_TIME
            ? Comparator.comparing(ExportRow::slotStart).thenComparing(ExportRow::tagName)
            : Comparator.comparing(ExportRow::tagName).thenComparing(ExportRow::slotStart);
    List<ExportRow> rows =
        DifficultRows.ALL.stream().sorted(order.thenComparingInt(ExportRow::revision)).toList();
    if (profile.history() == History.ALL) {
      rows.forEach(renderer::take);
      return;
    }
    EffectiveRows effective =
        new EffectiveRows(row -> {
          renderer.take(row);
          return true;
        });
    rows.forEach(effective::take);
    effective.end();
  }

  private static Map<String, byte[]> golden(String id) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.list(GOLDEN.resolve(id))) {
      for (Path path : paths.sorted().toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }
}

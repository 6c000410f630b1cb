package org.penstock.cmms.connector.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.cmms.connector.mapping.PlantMapping.MappedAsset;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkType;

class MappingFileTest {

  private static final Path SHIPPED =
      Path.of("..", "deploy", "local-plant", "plant", "cmms-mapping.yaml");
  private static final String GOOD =
      """
      assets: {FILTER-1: F1}
      priorities: {HIGH: "1"}
      work_types: {CORRECTIVE: CM}
      """;

  @TempDir Path folder;

  @Test
  void theLocalPlantsMappingKnowsEveryPriorityAndKindOfWork() {
    PlantMapping mapping = new MappingFile(SHIPPED).get();

    for (WorkOrderPriority priority : WorkOrderPriority.values()) {
      if (priority != WorkOrderPriority.UNKNOWN) {
        assertThat(mapping.priority(priority.name())).as(priority.name()).isPresent();
      }
    }
    for (WorkType workType : WorkType.values()) {
      if (workType != WorkType.UNKNOWN) {
        assertThat(mapping.workType(workType.name())).as(workType.name()).isPresent();
      }
    }
    assertThat(mapping.asset("FILTER-2")).contains(new MappedAsset("FILTER-2", false));
    assertThat(mapping.asset("NOT-LISTED")).isEmpty();
  }

  @Test
  void aMendedFileIsReadAgainAndABrokenOneIsNot() throws IOException {
    Path file = written(GOOD, 0);
    MappingFile mapping = new MappingFile(file);
    assertThat(mapping.get().asset("FILTER-9")).isEmpty();

    written(GOOD + "fallback_asset: PLANT\n", 10);
    assertThat(mapping.get().asset("FILTER-9")).contains(new MappedAsset("PLANT", true));

    written("assets: [", 20);
    assertThat(mapping.get().asset("FILTER-9")).contains(new MappedAsset("PLANT", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assets: [",
        "assets: {A: B}\npriorities: {HIGH: \"1\"}",
        "assets:\npriorities: {HIGH: \"1\"}\nwork_types: {CORRECTIVE: CM}",
        "asets: {A: B}\npriorities: {HIGH: \"1\"}\nwork_types: {CORRECTIVE: CM}"
      })
  void aFileThatCannotBeUsedIsNamed(String text) throws IOException {
    Path file = written(text, 0);

    assertThatThrownBy(() -> new MappingFile(file))
        .hasMessageContaining("cmms.mapping-file")
        .hasMessageContaining(file.toString());
  }

  @Test
  void withoutAFileTheAssetsAreCalledTheSame() {
    assertThat(PlantMapping.identity().asset("FILTER-2"))
        .contains(new MappedAsset("FILTER-2", false));
    assertThat(PlantMapping.identity().priority("EMERGENCY")).contains("0");
  }

  private Path written(String text, int seconds) throws IOException {
    Path file = folder.resolve("mapping.yaml");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000L + seconds)));
    return file;
  }
}

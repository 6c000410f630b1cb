package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.condition.Events;
import org.penstock.ingest.domain.port.KnownConditions.Kept;

class ConditionFilesTest {

  private static final ScadaAlarmEvent EVENT = Events.published("e1");

  @TempDir Path folder;
  private ConditionFiles files;

  @BeforeEach
  void open() {
    files =
        new ConditionFiles(
            new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withDefaultValue("scada.data-folder", folder.resolve("data").toString())
                .build()
                .getConfigMapping(IngestConfig.class));
  }

  @Test
  void whatWasKeptIsThereAgain() {
    Kept kept = new Kept(List.of(EVENT), List.of(EVENT));
    files.save("plc-1", kept);
    assertThat(files.load("plc-1")).isEqualTo(kept);
    assertThat(files.load("plc-2")).isEqualTo(Kept.NOTHING);
    files.save("plc-1", Kept.NOTHING);
    assertThat(files.load("plc-1")).isEqualTo(Kept.NOTHING);
  }

  @Test
  void theSourcesOfWhichSomethingIsKeptAreKnownAlsoWhenNobodyNamesThem() {
    assertThat(files.sources()).isEmpty();
    files.save("a name / for a file", new Kept(List.of(EVENT), List.of()));
    assertThat(files.sources()).containsExactly(EVENT.sourceId());
  }

  @Test
  void aDamagedFileMeansThatNothingIsKnown() throws IOException {
    files.save("plc-1", new Kept(List.of(EVENT), List.of()));
    try (var all = Files.list(folder.resolve("data"))) {
      Files.writeString(all.findFirst().orElseThrow(), "{\"last\": [{");
    }
    assertThat(files.load("plc-1")).isEqualTo(Kept.NOTHING);
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    files.save("plc-1", Kept.NOTHING);
    assertThat(files.load("plc-1")).isEqualTo(Kept.NOTHING);
  }
}

package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.config.IngestConfig;

class WatermarkFileTest {

  @TempDir Path folder;

  private WatermarkFile open() {
    return new WatermarkFile(
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IngestConfig.class)
            .withDefaultValue("scada.data-folder", folder.toString())
            .build()
            .getConfigMapping(IngestConfig.class));
  }

  @Test
  void theWatermarkOfEachTagSurvivesAKill() {
    WatermarkFile killed = open();
    killed.reached("plc-1", List.of("a", "b"), NOON);
    killed.reached("plc-1", List.of("a"), NOON.plusSeconds(5));
    killed.reached("plc-2", List.of("a"), NOON.plusSeconds(9));

    WatermarkFile next = open();
    assertThat(next.of("plc-1", "a")).contains(NOON.plusSeconds(5));
    assertThat(next.of("plc-1", "b")).contains(NOON);
    assertThat(next.of("plc-2", "a")).contains(NOON.plusSeconds(9));
    assertThat(next.of("plc-2", "b")).isEmpty();
  }

  @Test
  void theFileStaysSmallHoweverOftenIsPolled() throws IOException {
    WatermarkFile file = open();
    Instant time = NOON;
    for (int i = 0; i < 5_000; i++) {
      time = time.plusSeconds(1);
      file.reached("plc-1", List.of("a", "b"), time);
    }
    file.close();
    assertThat(Files.readAllLines(folder.resolve("watermarks.journal")).size()).isLessThan(2_100);
    assertThat(open().of("plc-1", "b")).contains(time);
  }

  @Test
  void aBrokenFileOrFolderDoesNotStopTheService() throws IOException {
    Files.createDirectory(folder.resolve("watermarks.journal"));
    WatermarkFile file = open();
    file.reached("plc-1", List.of("a"), NOON);
    assertThat(file.of("plc-1", "a")).contains(NOON);
  }
}

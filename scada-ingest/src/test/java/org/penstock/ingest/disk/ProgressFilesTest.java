package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFilesTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void anEarlierRunsTimeIsKnownUntilTheEndOfThisRun() {
    new ProgressFiles(folder).reached("plant", NOON);
    ProgressFiles next = new ProgressFiles(folder);
    next.reached("plant", NOON.plusSeconds(60));
    assertThat(next.ofEarlierRun("plant")).contains(NOON);
  }

  @Test
  void progressThatIsSetBackStaysSoUntilItIsReachedAgain() throws Exception {
    ProgressFiles first = new ProgressFiles(folder);
    first.reached("plant", NOON);
    first.reached("lab/2", NOON.minusSeconds(30));
    Files.writeString(folder.resolve("reached-other.next"), "half a ti");
    new ProgressFiles(folder).setBack(Duration.ofHours(1));
    ProgressFiles next = new ProgressFiles(folder);
    assertThat(next.ofEarlierRun("plant")).contains(NOON.minusSeconds(3600));
    assertThat(next.ofEarlierRun("lab/2")).contains(NOON.minusSeconds(3630));
    assertThat(next.ofEarlierRun("other")).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNoProgress() {
    ProgressFiles files = new ProgressFiles(folder.resolve("new"));
    files.setBack(Duration.ofHours(1));
    assertThat(files.ofEarlierRun("plant")).isEmpty();
  }
}

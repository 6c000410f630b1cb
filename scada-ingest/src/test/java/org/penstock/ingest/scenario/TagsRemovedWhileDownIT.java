package org.penstock.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.ingest.domain.flow.Notice;

/** Tags that are taken out of the configuration while the service does not run. */
@Tag("scenario")
class TagsRemovedWhileDownIT {

  private static final String STAYS = "filters.filter2.turbidity";
  private static final String LEAVES = "filters.filter2.flow";

  @TempDir Path folder;

  private static List<Notice> tombstones(ScenarioRig rig) {
    return rig.broker().notices().stream().filter(Notice.TagGone.class::isInstance).toList();
  }

  @Test
  void theNextRunSaysOnceThatTheyAreGone() {
    try (ScenarioRig rig = ScenarioRig.in(folder, Duration.ofMillis(200))) {
      rig.sourceFile().only(List.of(STAYS, LEAVES));
      rig.startAll();
      rig.stopService();
      assertThat(tombstones(rig)).isEmpty();

      rig.sourceFile().only(List.of(STAYS));
      rig.startAll();
      rig.waitUntil(
          "the tombstone",
          Duration.ofSeconds(20),
          () -> tombstones(rig).equals(List.of(new Notice.TagGone(LEAVES))));
      rig.stopService();

      rig.startAll();
      assertThat(tombstones(rig)).hasSize(1);
    }
  }
}

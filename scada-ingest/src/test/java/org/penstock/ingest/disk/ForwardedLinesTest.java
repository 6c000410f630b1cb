package org.penstock.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.Actor;
import org.penstock.event.PlantJson;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;

class ForwardedLinesTest {

  private static final Actor ADMIN = new Actor("1", "ada", "Ada", "Admin", null);

  private final ObjectMapper json = PlantJson.newMapper();

  @TempDir Path folder;

  /** As after a start of the service. */
  private ForwardedLines<Change> lines() {
    return new ForwardedLines<>(
        folder.resolve("new"), "source-changes", Change.class, Change::id, json);
  }

  private static Change change(String id) {
    return Change.of(
        id,
        java.time.Instant.parse("2026-07-01T12:00:00Z"),
        new Draft(ADMIN, Act.ADDED, "plc-1", "first\nsecond line"));
  }

  @Test
  void whatTheDatabaseDoesNotHaveOutlivesTheProcess() {
    lines().append(change("1"));
    lines().append(change("2"));
    lines().forwarded(List.of(change("1")));
    assertThat(lines().pending()).containsExactly(change("2"));
    lines().forwarded(lines().pending());
    assertThat(lines().pending()).isEmpty();
  }

  @Test
  void aLineThatACrashCutOffSpoilsNoOther() throws IOException {
    lines().append(change("1"));
    Files.writeString(
        folder.resolve("new/source-changes.jsonl"), "\n{\"id\":\"2", StandardOpenOption.APPEND);
    lines().append(change("3"));
    assertThat(lines().pending()).containsExactly(change("1"), change("3"));
  }
}

package org.penstock.plant.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEntryTest {

  @TempDir Path folder;

  @Test
  void aProcessThatIsEnteredAndRunsIsFound() {
    RunEntry entry = new RunEntry(folder.resolve("run").resolve("me.pid"));

    entry.write(ProcessHandle.current());

    assertThat(entry.process()).contains(ProcessHandle.current());
  }

  @Test
  void aNumberThatAnotherProgramHasGotSinceIsNobody() throws IOException {
    Path file = folder.resolve("other.pid");
    Files.writeString(file, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");

    assertThat(new RunEntry(file).process()).isEmpty();
  }

  @Test
  void aStoppedProcessLeavesNoEntryAndItsLogStays() throws IOException {
    RunEntry entry = new RunEntry(folder.resolve("sleeper.pid"));
    Path log = folder.resolve("sleeper.log");
    ChildProcess sleeper = ChildProcess.start(List.of("sleep", "60"), Map.of(), log, entry);
    assertThat(entry.process()).isPresent();

    sleeper.stop(Duration.ofSeconds(10));

    assertThat(sleeper.isAlive()).isFalse();
    assertThat(entry.file()).doesNotExist();
    assertThat(log).exists();
  }

  @Test
  void whatAnEarlierRunLeftIsStopped() {
    RunEntry entry = new RunEntry(folder.resolve("sleeper.pid"));
    ChildProcess sleeper =
        ChildProcess.start(List.of("sleep", "60"), Map.of(), folder.resolve("s.log"), entry);

    entry.stopLeftover(Duration.ofSeconds(10));

    assertThat(sleeper.endsWithin(Duration.ofSeconds(10))).isTrue();
    assertThat(entry.process()).isEmpty();
  }

  @Test
  void theLogOfTheRunBeforeIsKept() throws IOException {
    Path log = folder.resolve("echo.log");
    Files.writeString(log, "what happened before");
    RunEntry entry = new RunEntry(folder.resolve("echo.pid"));

    ChildProcess.start(List.of("echo", "now"), Map.of(), log, entry)
        .endsWithin(Duration.ofSeconds(10));

    assertThat(folder.resolve("echo.log.old")).hasContent("what happened before");
    assertThat(log).hasContent("now");
  }
}

package org.penstock.plant.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.penstock.plant.PlantException;

/** One process that was started here: its log, its entry in the run folder, and its end. */
public final class ChildProcess {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;
  private final RunEntry entry;

  private ChildProcess(Process process, RunEntry entry) {
    this.process = process;
    this.entry = entry;
  }

  /** Starts it; its output goes to the log, the log before that is kept as {@code .old}. */
  public static ChildProcess start(
      List<String> words, Map<String, String> environment, Path log, RunEntry entry) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      if (Files.exists(log)) {
        Files.move(
            log,
            log.resolveSibling(log.getFileName() + ".old"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      ProcessBuilder builder =
          new ProcessBuilder(inSessionOfItsOwn(words))
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      // The ports of this command are no settings of the programs that it starts.
      builder.environment().keySet().removeIf(name -> name.startsWith("PENSTOCK_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      entry.write(process.toHandle());
      return new ChildProcess(process, entry);
    } catch (IOException e) {
      throw new PlantException(words.getFirst() + " cannot be started: " + e.getMessage(), e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** How it ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Asks it to end, and insists when the patience is over; whether it ended by itself. */
  public boolean stop(Duration patience) {
    process.destroy();
    boolean ended = endsWithin(patience);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      endsWithin(patience);
    }
    entry.remove();
    return ended;
  }

  /** Whether it ends before the time is over. */
  public boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while a process ends", e);
    }
  }

  /** Ctrl-C reaches every process of a terminal; ours must wait until their turn to stop comes. */
  private static List<String> inSessionOfItsOwn(List<String> words) {
    if (!Files.isExecutable(SETSID)) {
      return words;
    }
    List<String> all = new ArrayList<>();
    all.add(SETSID.toString());
    all.addAll(words);
    return all;
  }
}

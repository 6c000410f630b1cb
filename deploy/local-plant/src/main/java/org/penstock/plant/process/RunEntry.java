package org.penstock.plant.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.penstock.plant.PlantException;

/** The file that says which process does a job: its number and when it started. */
public record RunEntry(Path file) {

  /** Who is entered, if it still runs; a number that another program has got since is nobody. */
  public Optional<ProcessHandle> process() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
      return ProcessHandle.of(Long.parseLong(words.getFirst()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> startOf(process).equals(words.getLast()));
    } catch (IOException e) {
      throw new PlantException("The file " + file + " cannot be read: " + e, e);
    }
  }

  /** Enters a process. */
  public void write(ProcessHandle process) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
    } catch (IOException e) {
      throw new PlantException("The file " + file + " cannot be written: " + e, e);
    }
  }

  /** Nobody does the job any more. */
  public void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new PlantException("The file " + file + " cannot be deleted: " + e, e);
    }
  }

  /** Ends what an earlier run left behind. */
  public void stopLeftover(Duration patience) {
    process()
        .ifPresent(process -> {
          process.destroy();
          if (!hasEnded(process, patience)) {
            process.destroyForcibly();
            hasEnded(process, patience);
          }
        });
    remove();
  }

  private static boolean hasEnded(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new PlantException("A process cannot be waited for: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while a process ends", e);
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}

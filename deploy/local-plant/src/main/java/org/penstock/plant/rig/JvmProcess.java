package org.penstock.plant.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.ChildProcess;
import org.penstock.plant.process.LogTail;
import org.penstock.plant.process.Pause;
import org.penstock.plant.process.Probe;
import org.penstock.plant.up.PlantFolder;

/** One program in a JVM of its own, which can be stopped, killed, held and started again. */
public final class JvmProcess {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final Duration WRITE_PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final String name;
  private final PlantFolder folder;
  private final List<String> jvmWords;
  private final Map<String, String> environment;
  private final Probe ready;
  private List<String> learned = List.of();
  private @Nullable ChildProcess running;

  JvmProcess(
      String name,
      PlantFolder folder,
      List<String> jvmWords,
      Map<String, String> environment,
      Probe ready) {
    this.name = name;
    this.folder = folder;
    this.jvmWords = List.copyOf(jvmWords);
    this.environment = Map.copyOf(environment);
    this.ready = ready;
  }

  /**
   * Runs it once for the sake of the AOT cache that the JVM writes at its end; every later start
   * uses it, as docs/OPERATIONS.md recommends and {@code ./penstock up} does.
   */
  public void learn() {
    Path cache = folder.state().resolve(name + ".aot");
    start(List.of("-XX:AOTCacheOutput=" + cache));
    process().stop(WRITE_PATIENCE);
    running = null;
    if (!Files.exists(cache)) {
      throw new PlantException(name + " wrote no AOT cache at its end");
    }
    learned = List.of("-XX:AOTCache=" + cache);
  }

  /** Starts it and waits until it is ready. */
  public void start() {
    start(learned);
  }

  private void start(List<String> more) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(more);
    words.addAll(jvmWords);
    ChildProcess process =
        ChildProcess.start(words, environment, folder.log(name), folder.runEntry(name));
    running = process;
    long rounds = START_PATIENCE.dividedBy(LOOK_EVERY);
    for (long i = 0; !ready.isReady(); i++) {
      if (i == rounds || process.endsWithin(LOOK_EVERY)) {
        throw new PlantException(new LogTail(folder.log(name)).complaintAbout(name));
      }
    }
  }

  /** Asks it to end and waits for that. */
  public void stop() {
    if (running != null) {
      running.stop(STOP_PATIENCE);
      running = null;
    }
  }

  /** Ends it without asking. */
  public void kill() {
    ChildProcess process = process();
    process.handle().destroyForcibly();
    process.endsWithin(STOP_PATIENCE);
    running = null;
  }

  /** Holds it for a while, as a hypervisor or a long garbage collection does. */
  public void hold(Duration time) {
    freeze();
    Pause.of(time);
    thaw();
  }

  /** It does nothing from now on, and does not know it. */
  public void freeze() {
    signal("STOP");
  }

  /** It goes on where it was. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      int code = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
      if (code != 0) {
        throw new PlantException(name + " cannot be sent the signal " + signal);
      }
    } catch (IOException e) {
      throw new PlantException("there is no program `kill` on this machine", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlantException("Interrupted while " + name + " is sent a signal", e);
    }
  }

  /** Its number; every start has another one. */
  public long pid() {
    return process().handle().pid();
  }

  private ChildProcess process() {
    if (running == null) {
      throw new IllegalStateException(name + " does not run");
    }
    return running;
  }
}

package org.penstock.plant.up;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.AotCache;
import org.penstock.plant.process.ChildProcess;
import org.penstock.plant.process.JavaCommand;
import org.penstock.plant.process.Learning;
import org.penstock.plant.process.LogTail;
import org.penstock.plant.process.Probe;

/** A part that is a Java program in a process of its own. */
final class JavaPart implements Part {

  private static final Duration STOP_WHILE_LEARNING_PATIENCE = Duration.ofSeconds(3);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
  private static final Duration WRITE_PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Description description;
  private final Map<String, String> environment;
  private final Function<Progress, JavaCommand> preparation;
  private final PlantFolder folder;
  private final Learning learning;
  private final Probe probe;
  private @Nullable ChildProcess running;
  private boolean stopping;
  private volatile boolean learningNow;

  /** What a person sees of it. */
  record Description(String name, String address, String login) {}

  JavaPart(
      Description description,
      Function<Progress, JavaCommand> preparation,
      Map<String, String> environment,
      Probe probe,
      PlantFolder folder,
      Learning learning) {
    this.description = description;
    this.preparation = preparation;
    this.environment = Map.copyOf(environment);
    this.probe = probe;
    this.folder = folder;
    this.learning = learning;
  }

  @Override
  public String name() {
    return description.name();
  }

  @Override
  public String address() {
    return description.address();
  }

  @Override
  public String login() {
    return description.login();
  }

  @Override
  public void start(Progress progress) {
    allowStart();
    JavaCommand command = preparation.apply(progress);
    AotCache cache = AotCache.of(folder.cache().resolve("aot"), name(), command);
    if (learning == Learning.ONCE_PER_BUILD && !cache.isMade()) {
      learningNow = true;
      try {
        learn(command, cache, progress);
      } finally {
        learningNow = false;
      }
    }
    launch(command.wordsUsing(cache));
  }

  @Override
  public boolean isReady() {
    return process().isPresent() && probe.isReady();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return folder.runEntry(name()).process();
  }

  @Override
  public void stop() {
    ChildProcess process = forbidStart();
    if (process == null) {
      folder.runEntry(name()).stopLeftover(STOP_PATIENCE);
    } else {
      process.stop(learningNow ? STOP_WHILE_LEARNING_PATIENCE : STOP_PATIENCE);
    }
  }

  @Override
  public String complaint() {
    return new LogTail(folder.log(name())).complaintAbout(name());
  }

  /** One run for the sake of its cache, which the JVM writes when it ends. */
  private void learn(JavaCommand command, AotCache cache, Progress progress) {
    progress.say(name(), "starts for the first time, and learns to start quicker (once per build)");
    ChildProcess process = launch(command.wordsMaking(cache));
    long rounds = READY_PATIENCE.dividedBy(LOOK_EVERY);
    for (long i = 0; i < rounds && !isReady(); i++) {
      if (process.endsWithin(LOOK_EVERY)) {
        return; // The run that counts will end in the same way, and its end is reported.
      }
    }
    if (!isReady() && !isStopping()) {
      throw new PlantException(complaint());
    }
    // The JVM writes what it learned at its end; a stop that comes in between takes that away.
    if (process.stop(WRITE_PATIENCE) && !isStopping()) {
      cache.keep();
    }
  }

  /** A stop in the middle of a start must not be followed by a process that nobody stops. */
  private synchronized ChildProcess launch(List<String> words) {
    if (stopping) {
      throw new PlantException(name() + " is being stopped.");
    }
    ChildProcess process =
        ChildProcess.start(words, environment, folder.log(name()), folder.runEntry(name()));
    running = process;
    return process;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void allowStart() {
    stopping = false;
  }

  private synchronized @Nullable ChildProcess forbidStart() {
    stopping = true;
    return running;
  }
}

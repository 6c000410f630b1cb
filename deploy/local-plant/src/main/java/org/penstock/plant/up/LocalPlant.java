package org.penstock.plant.up;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;

/** All parts, started and stopped in the order of who needs whom. */
public final class LocalPlant {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final List<Planned> plan;
  private final AtomicBoolean givenUp = new AtomicBoolean();

  /** A part and the names of those that must be ready before it starts. */
  public record Planned(Part part, List<String> needs) {

    public Planned {
      needs = List.copyOf(needs);
    }

    String name() {
      return part.name();
    }

    Planned needing(List<String> names) {
      return new Planned(part, needs.stream().filter(names::contains).toList());
    }
  }

  /** What a part needs stands before it in the plan. */
  public LocalPlant(List<Planned> plan) {
    this.plan = List.copyOf(plan);
  }

  /** A plant of some of these parts, for who runs the others in another way. */
  public LocalPlant only(List<String> names) {
    names.forEach(this::part);
    return new LocalPlant(
        plan.stream()
            .filter(planned -> names.contains(planned.name()))
            .map(planned -> planned.needing(names))
            .toList());
  }

  public List<Part> parts() {
    return plan.stream().map(Planned::part).toList();
  }

  /** One part by its name. */
  public Part part(String name) {
    return parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new PlantException(unknown(name)));
  }

  private String unknown(String name) {
    String known = parts().stream().map(Part::name).collect(Collectors.joining(", "));
    return "There is no part `" + name + "`; the parts are " + known + ".";
  }

  /**
   * Starts all parts, side by side where they can be; returns when all are ready.
   *
   * @return false when a stop came in between
   */
  public boolean start(Progress progress) {
    sideBySide(plan, Planned::needs, part -> bringUp(part, progress));
    return !givenUp.get();
  }

  /** Stops all parts, each after those that need it. */
  public void stop(Progress progress) {
    givenUp.set(true);
    stopWhatRuns(progress, "stopped");
  }

  /** An earlier run that was killed could not stop its parts. */
  public void stopLeftovers(Progress progress) {
    stopWhatRuns(progress, "still ran from last time; stopped");
  }

  private void stopWhatRuns(Progress progress, String news) {
    sideBySide(
        plan.reversed(),
        planned -> needersOf(planned.name()),
        part -> {
          boolean runs = part.process().isPresent();
          part.stop();
          if (runs) {
            progress.say(part.name(), news);
          }
        });
  }

  /** Starts one part and waits until it does its work. */
  public void bringUp(Part part, Progress progress) {
    if (givenUp.get()) {
      return;
    }
    try {
      part.start(progress);
      awaitReady(part);
    } catch (PlantException e) {
      if (!givenUp.getAndSet(true)) {
        throw e; // Only the first failure is the reason; the others follow from giving up.
      }
      return;
    }
    if (!givenUp.get()) {
      progress.say(part.name(), "ready");
    }
  }

  private void awaitReady(Part part) {
    long rounds = Part.READY_PATIENCE.dividedBy(LOOK_EVERY);
    for (long i = 0; i < rounds && !givenUp.get(); i++) {
      if (part.isReady()) {
        return;
      }
      if (part.process().isEmpty()) {
        throw new PlantException(part.complaint());
      }
      Pause.of(LOOK_EVERY);
    }
    if (!givenUp.get()) {
      throw new PlantException(part.complaint());
    }
  }

  private List<String> needersOf(String name) {
    return plan.stream()
        .filter(planned -> planned.needs().contains(name))
        .map(Planned::name)
        .toList();
  }

  private static void sideBySide(
      List<Planned> order, Function<Planned, List<String>> first, Consumer<Part> action) {
    Map<String, CompletableFuture<Void>> done = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Planned planned : order) {
        CompletableFuture<?>[] before =
            first.apply(planned).stream().map(done::get).toArray(CompletableFuture[]::new);
        done.put(
            planned.name(),
            CompletableFuture.allOf(before)
                .thenRunAsync(() -> action.accept(planned.part()), threads));
      }
      CompletableFuture.allOf(done.values().toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PlantException plain ? plain : e;
    }
  }
}

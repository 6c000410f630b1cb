package org.penstock.plant.up;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.PlantException;

/** A part that only writes down what happens to it. */
final class FakePart implements Part {

  private final String name;
  private final List<String> events;
  private final @Nullable String failure;
  private volatile boolean running;

  FakePart(String name) {
    this(name, new CopyOnWriteArrayList<>(), null);
  }

  FakePart(String name, List<String> events, @Nullable String failure) {
    this.name = name;
    this.events = events;
    this.failure = failure;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return "nowhere";
  }

  @Override
  public String login() {
    return "";
  }

  @Override
  public void start(Progress progress) {
    events.add("start " + name);
    if (failure != null) {
      throw new PlantException(failure);
    }
    running = true;
  }

  @Override
  public boolean isReady() {
    return running;
  }

  @Override
  public Optional<ProcessHandle> process() {
    return running ? Optional.of(ProcessHandle.current()) : Optional.empty();
  }

  @Override
  public void stop() {
    events.add("stop " + name);
    running = false;
  }

  @Override
  public String complaint() {
    return name + " does not start";
  }
}

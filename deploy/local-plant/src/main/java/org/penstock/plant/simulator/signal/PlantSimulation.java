package org.penstock.plant.simulator.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.penstock.plant.simulator.model.PlantModel;

/**
 * The running plant: the model, what is broken in it, and what its control system shows.
 *
 * <p>The ticker, the control endpoint and the OPC UA server meet here; every method is guarded by
 * this object's monitor, so that samples of one tag leave in the order of their source times.
 */
public final class PlantSimulation {
  private final PlantModel model;
  private final FaultRun faults;
  private final TagHistory history;
  private final Map<String, ForcedValue> forced = new HashMap<>();
  private final Map<String, List<String>> statesOfAdded = new HashMap<>();
  private final Set<String> frozenTags = new HashSet<>();
  private final Set<String> lostAreas = new HashSet<>();
  private final Map<String, TagSample> latest = new LinkedHashMap<>();
  private Instant shownAt = Instant.EPOCH;
  private Consumer<List<TagSample>> listener = samples -> {};

  public PlantSimulation(PlantModel model, FaultScript script, TagHistory history, Instant now) {
    this.model = model;
    this.faults = new FaultRun(script);
    this.history = history;
    publish(now);
  }

  /** Names the one who is told of samples; it is given the present ones at once. */
  public synchronized void connect(Consumer<List<TagSample>> newListener) {
    listener = newListener;
    listener.accept(List.copyOf(latest.values()));
  }

  /** Tells nobody any more: the server is away. */
  public synchronized void disconnect() {
    listener = samples -> {};
  }

  /** Moves the plant on by simulated time and shows the outcome with the given clock time. */
  public synchronized void step(Duration time, Instant now) {
    model.step(time);
    faults.advance(model.elapsed(), this::begin, this::end);
    publish(now);
  }

  private void publish(Instant clockTime) {
    Instant now = later(clockTime);
    Map<String, Object> values = model.values();
    List<TagSample> samples = new ArrayList<>();
    for (TagDefinition tag : PlantTags.all()) {
      if (!forced.containsKey(tag.name())) {
        samples.add(measure(tag, values, now));
      }
    }
    show(samples);
  }

  /** Late ticks come in a burst; each still gets a source time of its own. */
  private Instant later(Instant clockTime) {
    Instant next = shownAt.plusMillis(1);
    shownAt = clockTime.isBefore(next) ? next : clockTime;
    return shownAt;
  }

  private TagSample measure(TagDefinition tag, Map<String, Object> values, Instant now) {
    if (lostAreas.contains(tag.area())) {
      return new TagSample(tag.name(), null, StatusNames.BAD_NO_COMMUNICATION, now, now);
    }
    TagSample last = latest.get(tag.name());
    if (frozenTags.contains(tag.name()) && last != null) {
      return new TagSample(tag.name(), last.value(), last.status(), now, now);
    }
    Object value = values.get(tag.name());
    if (value == null) {
      throw new IllegalStateException("the model has no value for " + tag.name());
    }
    return new TagSample(tag.name(), tag.shown(value), StatusNames.GOOD, now, now);
  }

  private void show(List<TagSample> samples) {
    for (TagSample sample : samples) {
      latest.put(sample.tag(), sample);
      history.keep(sample);
    }
    listener.accept(samples);
  }

  private void begin(ScriptedFault fault) {
    switch (fault.kind()) {
      case BREAKTHROUGH -> model.filter(number(fault)).breakThrough();
      case PUMP_TRIP -> model.pump(number(fault)).trip();
      case FROZEN -> frozenTags.add(fault.target());
      case LINK_LOST -> lostAreas.add(fault.target());
    }
  }

  private void end(ScriptedFault fault) {
    switch (fault.kind()) {
      case BREAKTHROUGH -> model.filter(number(fault)).startBackwash();
      case PUMP_TRIP -> model.pump(number(fault)).reset();
      case FROZEN -> frozenTags.remove(fault.target());
      case LINK_LOST -> lostAreas.remove(fault.target());
    }
  }

  private static int number(ScriptedFault fault) {
    return Character.digit(fault.target().charAt(fault.target().length() - 1), 10);
  }

  /** Starts a fault of the script now; false when the script has none of that name. */
  public synchronized boolean trigger(String fault, Instant now) {
    boolean known = faults.trigger(fault, model.elapsed(), this::begin);
    publish(now);
    return known;
  }

  /** Shows a value of the test's choice until it is released; false when there is no such tag. */
  public synchronized boolean force(String tag, ForcedValue value, Instant now) {
    if (!latest.containsKey(tag)) {
      return false;
    }
    forced.put(tag, value);
    show(List.of(value.sample(tag, later(now))));
    return true;
  }

  /**
   * Adds a tag that the plant does not have; it shows what it is forced to show, and stays.
   *
   * @param states what the numbers mean where the tag is an enumeration, else empty
   */
  public synchronized void add(String tag, ForcedValue first, List<String> states, Instant now) {
    statesOfAdded.put(tag, List.copyOf(states));
    forced.put(tag, first);
    show(List.of(first.sample(tag, later(now))));
  }

  /** The states of an added enumeration; empty for every other tag. */
  public synchronized List<String> statesOf(String tag) {
    return statesOfAdded.getOrDefault(tag, List.of());
  }

  /** The clock was set: what comes next may bear an earlier time than what came last. */
  public synchronized void clockWasSet() {
    shownAt = Instant.EPOCH;
  }

  /** Shows what the plant measures again; false when the tag was not forced. */
  public synchronized boolean release(String tag, Instant now) {
    boolean was = !statesOfAdded.containsKey(tag) && forced.remove(tag) != null;
    publish(now);
    return was;
  }

  /** What each tag shows, in the order of the process. */
  public synchronized Map<String, TagSample> latest() {
    return new LinkedHashMap<>(latest);
  }

  /** The simulated time since the start. */
  public synchronized Duration elapsed() {
    return model.elapsed();
  }

  /** Names of the faults that are on. */
  public synchronized Set<String> activeFaults() {
    return faults.active();
  }

  /** Names of all faults of the script. */
  public Set<String> knownFaults() {
    return faults.known();
  }

  /** Tags whose values a test has taken over. */
  public synchronized Set<String> forcedTags() {
    return Set.copyOf(forced.keySet());
  }

  /** The samples of the last hours. */
  public TagHistory history() {
    return history;
  }
}

package org.penstock.plant.simulator.signal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Where the script stands: which faults are on, and which start or end next. */
final class FaultRun {
  private final Map<String, ScriptedFault> script = new LinkedHashMap<>();
  private final Map<String, Integer> started = new HashMap<>();
  private final Map<String, Duration> endsAt = new LinkedHashMap<>();

  FaultRun(FaultScript script) {
    script.faults().forEach(fault -> this.script.put(fault.name(), fault));
  }

  /** Starts and ends what is due. */
  void advance(Duration elapsed, Consumer<ScriptedFault> onStart, Consumer<ScriptedFault> onEnd) {
    for (ScriptedFault fault : script.values()) {
      Duration end = endsAt.get(fault.name());
      if (end != null && end.compareTo(elapsed) <= 0) {
        endsAt.remove(fault.name());
        onEnd.accept(fault);
      }
      int occurrence = started.getOrDefault(fault.name(), 0);
      if (fault.start(occurrence).filter(at -> at.compareTo(elapsed) <= 0).isPresent()) {
        started.put(fault.name(), occurrence + 1);
        begin(fault, elapsed, onStart);
      }
    }
  }

  /** Starts a fault now, whatever the script says; one that is on already lasts longer. */
  boolean trigger(String name, Duration elapsed, Consumer<ScriptedFault> onStart) {
    ScriptedFault fault = script.get(name);
    if (fault == null) {
      return false;
    }
    begin(fault, elapsed, onStart);
    return true;
  }

  private void begin(ScriptedFault fault, Duration elapsed, Consumer<ScriptedFault> onStart) {
    boolean isNew = endsAt.put(fault.name(), elapsed.plus(fault.duration())) == null;
    if (isNew) {
      onStart.accept(fault);
    }
  }

  Set<String> active() {
    return Set.copyOf(endsAt.keySet());
  }

  Set<String> known() {
    return Set.copyOf(script.keySet());
  }
}

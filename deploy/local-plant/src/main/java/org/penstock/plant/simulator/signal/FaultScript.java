package org.penstock.plant.simulator.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The faults that everybody sees, read from {@code fault-script.yaml} beside this class. */
public record FaultScript(List<ScriptedFault> faults) {
  public FaultScript {
    faults = List.copyOf(faults);
  }

  /** The script that the local plant ships. */
  public static FaultScript shipped() {
    try (InputStream in = FaultScript.class.getResourceAsStream("fault-script.yaml")) {
      return parse(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("fault-script.yaml cannot be read", e);
    }
  }

  /** A script without faults: a plant that runs well. */
  public static FaultScript none() {
    return new FaultScript(List.of());
  }

  static FaultScript parse(JsonNode document) {
    List<ScriptedFault> faults = new ArrayList<>();
    for (JsonNode fault : document.required("faults")) {
      faults.add(
          new ScriptedFault(
              fault.required("name").asText(),
              kind(fault.required("kind").asText()),
              fault.required("target").asText(),
              duration(fault, "at"),
              duration(fault, "every"),
              Duration.parse(fault.required("duration").asText()),
              fault.required("description").asText()));
    }
    return new FaultScript(faults);
  }

  private static ScriptedFault.Kind kind(String text) {
    return ScriptedFault.Kind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Optional<Duration> duration(JsonNode fault, String field) {
    return fault.hasNonNull(field)
        ? Optional.of(Duration.parse(fault.get(field).asText()))
        : Optional.empty();
  }
}

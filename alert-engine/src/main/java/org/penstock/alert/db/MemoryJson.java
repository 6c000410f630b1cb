package org.penstock.alert.db;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.penstock.alert.domain.signal.Memory;
import org.penstock.event.PlantJson;

/** What rules remember, as JSON that names its sort. */
final class MemoryJson {

  private final ObjectMapper mapper = PlantJson.newMapper().addMixIn(Memory.class, Sorts.class);

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "sort")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Memory.Nothing.class, name = "nothing"),
    @JsonSubTypes.Type(value = Memory.LastSeen.class, name = "last_seen"),
    @JsonSubTypes.Type(value = Memory.FlatLine.class, name = "flat_line"),
    @JsonSubTypes.Type(value = Memory.Samples.class, name = "samples"),
    @JsonSubTypes.Type(value = Memory.Window.class, name = "window"),
    @JsonSubTypes.Type(value = Memory.Disagreement.class, name = "disagreement"),
    @JsonSubTypes.Type(value = Memory.Times.class, name = "times")
  })
  private interface Sorts {}

  String write(Memory memory) {
    try {
      return mapper.writeValueAsString(memory);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + memory.getClass().getName(), e);
    }
  }

  Memory read(String json) {
    try {
      return mapper.readValue(json, Memory.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what a rule remembers cannot be read", e);
    }
  }
}

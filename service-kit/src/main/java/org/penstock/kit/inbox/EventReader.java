package org.penstock.kit.inbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penstock.event.PlantJson;

/**
 * Reads a record's value as an event; what cannot be read goes to the dead letters with the reason.
 */
@ApplicationScoped
public class EventReader {

  private static final int LONGEST_REASON = 500;

  private final ObjectMapper mapper = PlantJson.newMapper();

  /** The event, or empty after giving the record to {@code unreadable}. */
  public <T> Optional<T> read(ConsumedRecord record, Class<T> type, DeadLetters unreadable) {
    byte[] value = record.value();
    if (value == null || value.length == 0) {
      unreadable.add(record, "the record has no value");
      return Optional.empty();
    }
    try {
      T event = mapper.readValue(value, type);
      if (event == null) {
        unreadable.add(record, "the value is JSON null");
        return Optional.empty();
      }
      return Optional.of(event);
    } catch (JacksonException e) {
      unreadable.add(record, reason(type, e));
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static String reason(Class<?> type, JacksonException e) {
    String text =
        "not a %s: %s%s".formatted(type.getSimpleName(), e.getOriginalMessage(), field(e));
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }

  private static String field(JacksonException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining(".", " (at ", ")"));
  }
}

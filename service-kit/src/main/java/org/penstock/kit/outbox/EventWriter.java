package org.penstock.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.CloudEvents;
import org.penstock.event.PlantJson;
import org.penstock.kit.KitConfig;
import org.penstock.topic.Topic;

/** Writes events as messages: JSON value and CloudEvents 1.0 binary-mode headers. */
@ApplicationScoped
public class EventWriter {

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final String source;

  public EventWriter(KitConfig config) {
    this.source = "urn:penstock:" + config.service();
  }

  /**
   * An event as a message.
   *
   * @param id the event's identity, the same whenever the same event is told again
   * @param subject what the event is about, such as the alarm's id
   */
  public OutboxMessage message(
      Topic topic, String key, String id, String type, String subject, Instant time, Object event) {
    return new OutboxMessage(topic.name(), key, headers(id, type, subject, time), bytes(event));
  }

  /** On a compacted topic: what stands under this key is no more. */
  public OutboxMessage tombstone(
      Topic topic, String key, String id, String type, String subject, Instant time) {
    return new OutboxMessage(topic.name(), key, headers(id, type, subject, time), null);
  }

  private Map<String, String> headers(String id, String type, String subject, Instant time) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CloudEvents.SPEC_VERSION, "1.0");
    headers.put(CloudEvents.ID, id);
    headers.put(CloudEvents.TYPE, type);
    headers.put(CloudEvents.SOURCE, source);
    headers.put(CloudEvents.SUBJECT, subject);
    headers.put(CloudEvents.TIME, time.toString());
    headers.put(CloudEvents.CONTENT_TYPE, "application/json");
    String trace = traceparent();
    if (trace != null) {
      headers.put(CloudEvents.TRACE_PARENT, trace);
    }
    return headers;
  }

  private byte[] bytes(Object event) {
    try {
      return mapper.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write " + event.getClass().getName(), e);
    }
  }

  /** W3C Trace Context of the current request, if there is one. */
  private static @Nullable String traceparent() {
    SpanContext context = Span.current().getSpanContext();
    return context.isValid()
        ? "00-%s-%s-%s"
            .formatted(context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex())
        : null;
  }
}

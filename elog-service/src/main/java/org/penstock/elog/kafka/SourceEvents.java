package org.penstock.elog.kafka;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.PlainText;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.CloudEvents;
import org.penstock.event.InboundLogEntry;
import org.penstock.kit.inbox.ConsumedRecord;

/** Which event a record is, however often and wherever it is delivered. */
final class SourceEvents {

  private static final String OURS = "urn:penstock:";
  private static final int LONGEST_ID = 500;

  private SourceEvents() {}

  /**
   * CloudEvents: source and id together are the identity of an event. A record without these
   * headers is known by its topic and the id in its value.
   */
  static SourceEvent of(ConsumedRecord record, String eventId) {
    Map<String, String> headers = record.headers();
    String source = given(headers.get(CloudEvents.SOURCE));
    String id = given(headers.get(CloudEvents.ID));
    if (source == null || id == null) {
      return event(record.topic(), record.topic() + "#" + eventId);
    }
    return event(
        source.startsWith(OURS) ? source.substring(OURS.length()) : source, source + "#" + id);
  }

  /** A plant system's own name and id: what it sends need not carry our headers. */
  static SourceEvent of(InboundLogEntry entry) {
    return event(
        entry.createdBySystem(), "inbound:" + entry.createdBySystem() + "#" + entry.eventId());
  }

  private static SourceEvent event(String service, String id) {
    return new SourceEvent(PlainText.clean(service, LONGEST_ID), PlainText.clean(id, LONGEST_ID));
  }

  private static @Nullable String given(@Nullable String header) {
    return header == null || header.isBlank() ? null : header;
  }
}

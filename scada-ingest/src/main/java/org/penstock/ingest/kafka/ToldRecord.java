package org.penstock.ingest.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.store.Told;

/**
 * A reading as it stands in the topic, parsed when it is first asked for: of ten thousand tags
 * somebody looks at twenty.
 */
final class ToldRecord implements Told {

  private static final Logger LOG = Logger.getLogger(ToldRecord.class);

  private final String tagName;
  private final byte[] value;
  private final String place;
  private final ObjectMapper mapper;

  /** Written by whoever is first; another one would write the same. */
  private @Nullable Reading parsed;

  /** Written after it. */
  private volatile boolean isParsed;

  ToldRecord(ConsumerRecord<byte[], byte[]> record, ObjectMapper mapper) {
    this.tagName = new String(record.key(), StandardCharsets.UTF_8);
    this.value = record.value();
    this.place = record.topic() + "-" + record.partition() + "-" + record.offset();
    this.mapper = mapper;
  }

  @Override
  public String tagName() {
    return tagName;
  }

  @Override
  public Optional<Reading> reading() {
    if (!isParsed) {
      parsed = parse();
      isParsed = true;
    }
    return Optional.ofNullable(parsed);
  }

  private @Nullable Reading parse() {
    try {
      return mapper.readValue(value, Reading.class);
    } catch (IOException e) {
      // Not dead-lettered: this is a view, and the reading itself is on the other topic.
      LOG.warnf("%s passed over: %s", place, e.getMessage());
      return null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ToldRecord told && Arrays.equals(value, told.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }
}

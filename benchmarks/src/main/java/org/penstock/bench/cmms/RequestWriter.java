package org.penstock.bench.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.SnapshotValue;
import org.penstock.event.TagValue;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;
import org.penstock.topic.Topics;

/** Writes requests as alert-engine does, each for a fault of its own. */
final class RequestWriter implements AutoCloseable {

  private static final int SNAPSHOT_TAGS = 5;

  /** 5,000 tags, as in a large plant, however many faults there are. */
  private static final int ASSETS_WITH_TAGS = 1_000;

  private static final int EMERGENCY_EVERY = 100;
  private static final int HIGH_EVERY = 10;
  private static final Instant BEGIN = Instant.parse("2026-11-30T00:00:00Z");

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final KafkaProducer<byte[], byte[]> producer;

  RequestWriter(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** The mapping that knows these requests' words. */
  static String mapping() {
    return """
    site: WTP-1
    fallback_asset: FILTER-1
    assets: {FILTER-2: FILTER-2}
    priorities: {EMERGENCY: "0", HIGH: "1", MEDIUM: "2", LOW: "3"}
    work_types: {CORRECTIVE: CM}
    """;
  }

  /** One fault's request; on its way when this returns. */
  void write(int number) {
    WorkOrderRequest request = request(number);
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.WORK_ORDER_REQUESTS.name(),
                request.dedupeKey().getBytes(StandardCharsets.UTF_8),
                json(request)));
  }

  private static WorkOrderRequest request(int number) {
    Instant raised = BEGIN.plusMillis(number);
    return new WorkOrderRequest(
        "burst-" + number,
        "ASSET-" + number + "|level-high",
        "wtp-1",
        "ASSET-" + number,
        "Asset " + number,
        "Level of asset " + number + " is high",
        "The level of asset " + number + " has been above its limit for ten seconds.",
        priority(number),
        WorkType.CORRECTIVE,
        "level-high@ASSET-" + number,
        "occurrence-" + number,
        "level-high",
        raised,
        raised.plusSeconds(86_400),
        "alert-engine",
        null,
        "mechanics",
        IntStream.range(0, SNAPSHOT_TAGS)
            .boxed()
            .collect(
                Collectors.toMap(
                    tag -> "area.asset" + number % ASSETS_WITH_TAGS + ".tag" + tag,
                    tag ->
                        new SnapshotValue(
                            TagValue.of(new BigDecimal(tag + ".25")), "m", Quality.GOOD, raised))));
  }

  private static WorkOrderPriority priority(int number) {
    if (number % EMERGENCY_EVERY == EMERGENCY_EVERY / 2) {
      return WorkOrderPriority.EMERGENCY;
    }
    return number % HIGH_EVERY == 0 ? WorkOrderPriority.HIGH : WorkOrderPriority.MEDIUM;
  }

  private byte[] json(WorkOrderRequest request) {
    try {
      return mapper.writeValueAsBytes(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when the broker has everything. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}

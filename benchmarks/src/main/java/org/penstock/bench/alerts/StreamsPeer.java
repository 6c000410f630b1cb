package org.penstock.bench.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.topic.Topics;

/**
 * What a user would write instead: the same limit rule in Kafka Streams, with exactly_once_v2, its
 * state in RocksDB: whether the alarm is active, and which reading was the last, because an older
 * one says nothing. So it is written with every reading.
 */
final class StreamsPeer {

  private static final String STATE = "state";

  private StreamsPeer() {}

  /** Arguments: brokers, application id, topic of the events, folder of the state. */
  public static void main(String[] arguments) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STATE), Serdes.String(), Serdes.ByteArray()));
    builder.stream(Topics.READINGS.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .process(Judge::new, STATE)
        .to(arguments[2], Produced.with(Serdes.String(), Serdes.String()));
    KafkaStreams streams = new KafkaStreams(builder.build(), settings(arguments));
    streams.setStateListener((now, _) -> {
      if (now == KafkaStreams.State.RUNNING) {
        System.out.println("READY");
      }
    });
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }

  private static Properties settings(String[] arguments) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[1]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static final class Judge extends ContextualProcessor<String, byte[], String, String> {

    private final ObjectMapper mapper = PlantJson.newMapper();
    private @Nullable KeyValueStore<String, byte[]> switches;

    @Override
    public void init(ProcessorContext<String, String> context) {
      super.init(context);
      switches = context.getStateStore(STATE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      Reading reading = reading(record.value());
      if (!(reading.value() instanceof TagValue.Numeric(var number))) {
        return;
      }
      double value = number.doubleValue();
      KeyValueStore<String, byte[]> known = Objects.requireNonNull(switches, "not begun");
      byte[] stored = known.get(record.key());
      LimitSwitch before = stored == null ? LimitSwitch.NEW : LimitSwitch.of(stored);
      LimitSwitch after = before.take(value, reading.timestamp());
      known.put(record.key(), after.bytes());
      if (after.isActive() != before.isActive()) {
        context()
            .forward(
                record.withValue(
                    LimitSwitch.event(record.key(), after.isActive(), value, reading.timestamp())));
      }
    }

    private Reading reading(byte[] json) {
      try {
        return mapper.readValue(json, Reading.class);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

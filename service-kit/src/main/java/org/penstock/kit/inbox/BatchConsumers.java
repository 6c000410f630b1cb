package org.penstock.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.penstock.kit.KitConfig;
import org.penstock.kit.position.CaughtUp;
import org.penstock.kit.position.StoredOffsets;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/** One consumer, on a thread of its own, for each {@link BatchHandler} of the service. */
@ApplicationScoped
class BatchConsumers implements WorkSource {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

  /** How long reading waits for the broker to say where partitions end; a stop too. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(1);

  private final List<BatchHandler> handlers;
  private final BatchTransaction transaction;
  private final StoredOffsets offsets;
  private final ConsumerFactory factory;
  private final KitConfig config;
  private final MeterRegistry meters;
  private final InstantSource clock;

  BatchConsumers(
      @All List<BatchHandler> handlers,
      BatchTransaction transaction,
      StoredOffsets offsets,
      ConsumerFactory factory,
      KitConfig config,
      MeterRegistry meters,
      InstantSource clock) {
    this.handlers = List.copyOf(handlers);
    this.transaction = transaction;
    this.offsets = offsets;
    this.factory = factory;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return handlers.stream().map(BatchConsumer::new).toList();
  }

  /** A new Kafka consumer for every run, so that a failed one leaves nothing behind. */
  private final class BatchConsumer implements BackgroundWork {

    private final BatchHandler handler;

    BatchConsumer(BatchHandler handler) {
      this.handler = handler;
    }

    @Override
    public String name() {
      return "consumer " + handler.group();
    }

    @Override
    public void run(StopSignal stop) {
      Consumer<byte[], byte[]> consumer =
          factory.open(handler.group(), handler.batchRecords(config.consumer().maxBatchRecords()));
      try {
        new BatchLoop(
                handler,
                transaction,
                offsets,
                consumer,
                new CaughtUp(consumer, clock, config.consumer().endInterval(), END_TIMEOUT),
                config.consumer().pollTimeout(),
                meters.counter("penstock.consumer.positions.lost", "group", handler.group()))
            .run(stop);
      } finally {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
      }
    }
  }
}

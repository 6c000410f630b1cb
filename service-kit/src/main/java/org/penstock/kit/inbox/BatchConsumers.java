package org.penstock.kit.inbox;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.penstock.kit.KitConfig;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/** One consumer, on a thread of its own, for each {@link BatchHandler} of the service. */
@ApplicationScoped
class BatchConsumers implements WorkSource {

  private final List<BatchHandler> handlers;
  private final BatchTransaction transaction;
  private final StoredOffsets offsets;
  private final ConsumerFactory factory;
  private final KitConfig config;

  BatchConsumers(
      @All List<BatchHandler> handlers,
      BatchTransaction transaction,
      StoredOffsets offsets,
      ConsumerFactory factory,
      KitConfig config) {
    this.handlers = List.copyOf(handlers);
    this.transaction = transaction;
    this.offsets = offsets;
    this.factory = factory;
    this.config = config;
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
      try (Consumer<byte[], byte[]> consumer = factory.open(handler.group())) {
        new BatchLoop(handler, transaction, offsets, consumer, config.consumer().pollTimeout())
            .run(stop);
      }
    }
  }
}

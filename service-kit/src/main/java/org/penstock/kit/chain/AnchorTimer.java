package org.penstock.kit.chain;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.penstock.kit.KitConfig;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/** Anchors at start and then at every interval, in a service that has chained tables. */
@ApplicationScoped
class AnchorTimer implements WorkSource {

  private final List<ChainedTable> tables;
  private final AnchorPublisher publisher;
  private final Duration interval;

  AnchorTimer(@All List<ChainedTable> tables, AnchorPublisher publisher, KitConfig config) {
    this.tables = List.copyOf(tables);
    this.publisher = publisher;
    this.interval = config.chain().anchorInterval();
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return tables.isEmpty() ? List.of() : List.of(new Anchoring());
  }

  private final class Anchoring implements BackgroundWork {

    @Override
    public String name() {
      return "chain anchors";
    }

    @Override
    public void run(StopSignal stop) {
      do {
        publisher.publishAll();
      } while (!stop.await(interval));
    }
  }
}

package org.penstock.cmms.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.penstock.cmms.config.CmmsConfig;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;
import org.penstock.kit.work.WorkSource;

/** The configured number of senders, each on a thread of its own. */
@ApplicationScoped
class Senders implements WorkSource {

  private final DispatchNext dispatch;
  private final IdSource ids;
  private final int count;

  Senders(DispatchNext dispatch, IdSource ids, CmmsConfig config) {
    this.dispatch = dispatch;
    this.ids = ids;
    this.count = config.dispatch().senders();
  }

  @Override
  public List<? extends BackgroundWork> works() {
    return IntStream.rangeClosed(1, count).mapToObj(Sender::new).toList();
  }

  /** A new owner for every run, so that a lease of an earlier run is never taken for its own. */
  private final class Sender implements BackgroundWork {

    private final int number;

    Sender(int number) {
      this.number = number;
    }

    @Override
    public String name() {
      return "sender " + number;
    }

    @Override
    public void run(StopSignal stop) {
      String owner = ids.next().toString();
      Duration wait = Duration.ZERO;
      while (!stop.await(wait)) {
        wait = dispatch.step(owner, stop);
      }
    }
  }
}

package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.penstock.event.InboundReading;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.sample.InboundCheck;

/** Takes what other plant systems publish into the stream of readings, or says why not. */
@ApplicationScoped
public class ForwardInbound {

  private final InboundCheck check;
  private final InstantSource clock;

  ForwardInbound(CurrentSources sources, InstantSource clock) {
    this.check = new InboundCheck(sources::now);
    this.clock = clock;
  }

  /** Judges one value; called by one thread. */
  public InboundCheck.Result judge(InboundReading sent) {
    return check.judge(sent, clock.instant());
  }
}

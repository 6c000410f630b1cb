package org.penstock.ingest.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.penstock.event.Quality;
import org.penstock.ingest.app.source.ShowSources;
import org.penstock.ingest.app.source.ShowSources.Shown;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * The state of each source as gauges. Looked at every few seconds, because sources come and go and
 * counting the tags of all takes longer than a scrape should.
 */
@ApplicationScoped
class SourceMetrics implements BackgroundWork {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final ShowSources show;
  private final MultiGauge up;
  private final MultiGauge age;
  private final MultiGauge items;
  private final MultiGauge stale;

  SourceMetrics(ShowSources show, MeterRegistry registry) {
    this.show = show;
    this.up =
        MultiGauge.builder("scada.session.up")
            .description("1 while there is a session with the source")
            .register(registry);
    this.age =
        MultiGauge.builder("scada.subscription.age")
            .description("Since the oldest last value or keep-alive of a subscription")
            .baseUnit("seconds")
            .register(registry);
    this.items =
        MultiGauge.builder("scada.items")
            .description(
                "Tags of the source by their last value: good, bad, or pending without any")
            .register(registry);
    this.stale =
        MultiGauge.builder("scada.values.stale")
            .description("Tags whose last value no longer counts")
            .register(registry);
  }

  @Override
  public String name() {
    return "source metrics";
  }

  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    do {
      look(show.all());
    } while (!stop.await(INTERVAL));
  }

  private void look(List<Shown> sources) {
    List<Row<?>> sessions = new ArrayList<>();
    List<Row<?>> ages = new ArrayList<>();
    List<Row<?>> counts = new ArrayList<>();
    List<Row<?>> stales = new ArrayList<>();
    for (Shown shown : sources) {
      Tags source = Tags.of("source", shown.source().id());
      SourceLink link = shown.link();
      sessions.add(Row.of(source, link != null && link.isSessionUp() ? 1 : 0));
      if (link != null) {
        Duration silence = Duration.between(link.lastHeard(), shown.at());
        ages.add(Row.of(source, silence.toMillis() / 1e3));
      }
      counts.add(Row.of(source.and("state", "good"), count(shown, Quality.GOOD)));
      counts.add(
          Row.of(
              source.and("state", "bad"),
              count(shown, Quality.BAD) + count(shown, Quality.UNCERTAIN)));
      counts.add(Row.of(source.and("state", "pending"), shown.pending()));
      stales.add(Row.of(source, count(shown, Quality.STALE)));
    }
    up.register(sessions, true);
    age.register(ages, true);
    items.register(counts, true);
    stale.register(stales, true);
  }

  private static int count(Shown shown, Quality quality) {
    return shown.tags().getOrDefault(quality, 0);
  }
}

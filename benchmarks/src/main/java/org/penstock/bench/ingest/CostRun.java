package org.penstock.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.IngestRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.bench.rig.TagList;
import org.penstock.plant.process.Pause;
import org.penstock.topic.Topics;

/**
 * What scada-ingest costs and carries against the straight pipeline.
 *
 * <p>Cost: both subscribe to the same plant and are measured in the same seconds, so that whatever
 * else the machine does falls on both. Rate: one after the other, each with the machine to itself.
 *
 * <p>First scada-ingest as it is deployed, with its reading store at work: these figures have no
 * yardstick, because the straight pipeline keeps no readings. Then the database is stopped, and the
 * same process is measured again on the way to Kafka alone; that is what is compared.
 */
final class CostRun {
  private static final String STRAIGHT_TOPIC = "bench.straight";
  private static final int ROUNDS = 5;
  private static final int ROUNDS_WITH_STORE = 3;
  private static final double RATE = 20_000;
  private static final Duration SETTLE = Duration.ofSeconds(6);
  private static final Duration ROUND = Duration.ofSeconds(12);
  private static final double MOST_MEGABYTES = 400;
  private static final double MOST_COST = 1.6;
  private static final double LEAST_RATE = 0.8;

  private final Path home;

  CostRun(Path home) {
    this.home = home;
  }

  List<Figure> run() throws Exception {
    TagList tags = RateRun.TAGS;
    try (IngestRig rig = new IngestRig(home, "ingest-cost", tags)) {
      rig.start();
      createTopic(rig.bootstrapServers());
      try (TopicReader ours =
              new TopicReader(rig.bootstrapServers(), Topics.READINGS.name(), rig.tags());
          TopicReader theirs =
              new TopicReader(rig.bootstrapServers(), STRAIGHT_TOPIC, rig.tags())) {
        return measure(rig, ours, theirs);
      }
    }
  }

  private static List<Figure> measure(IngestRig rig, TopicReader ours, TopicReader theirs) {
    rig.startDatabase();
    rig.service().start();
    rig.straight().start();
    rig.plant().awaitItems(2 * rig.tags());
    Window.Subject service = new Window.Subject(rig.service().pid(), ours);
    Window.Subject straight = new Window.Subject(rig.straight().pid(), theirs);
    rig.plant().rate(RATE);
    Pause.of(RateRun.WARM_UP);
    List<Figure> figures = new ArrayList<>(costWithStore(rig, service, straight));
    System.out.println("the reading store is off from here on: the straight pipeline has none");
    rig.stopDatabase();
    Pause.of(SETTLE);
    figures.addAll(cost(service, straight));
    rig.plant().rate(0);
    rig.straight().stop();
    double rate = Ladder.climb("scada-ingest", rig.plant(), service);
    // In this order: the service would fetch from history whatever it was not there for.
    rig.service().stop();
    rig.straight().start();
    rig.plant().awaitItems(rig.tags());
    rig.plant().rate(RateRun.WARM_RATE);
    Pause.of(RateRun.WARM_UP);
    double straightRate =
        Ladder.climb(
            "straight pipeline", rig.plant(), new Window.Subject(rig.straight().pid(), theirs));
    figures.add(Figure.shown("straight_rate_without_loss", straightRate, "1/s"));
    figures.add(Figure.atLeast("rate_without_loss", rate, "1/s", 0.95 * RATE));
    figures.add(Figure.atLeast("rate_to_straight", rate / straightRate, "", LEAST_RATE));
    return figures;
  }

  private static List<Figure> costWithStore(
      IngestRig rig, Window.Subject service, Window.Subject straight) {
    long before = rig.storedRows();
    long begin = System.nanoTime();
    List<Window.Pair> rounds = rounds(ROUNDS_WITH_STORE, service, straight);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double rows = (rig.storedRows() - before) / seconds;
    return List.of(
        Figure.shown(
            "with_store_cpu_s_per_million",
            median(rounds, pair -> pair.one().cpuPerMillion()),
            "s"),
        Figure.shown("with_store_to_straight", median(rounds, Window.Pair::costRatio), ""),
        Figure.shown("with_store_values_per_s", median(rounds, pair -> pair.one().rate()), "1/s"),
        // Fewer rows than values: the store falls behind, and the cost above is not all of it.
        Figure.shown("with_store_rows_per_s", rows, "1/s"),
        Figure.target(
            "with_store_peak_memory_mb",
            ProcessMeter.peakMegabytes(service.pid()),
            "MB",
            MOST_MEGABYTES));
  }

  private static List<Window.Pair> rounds(
      int count, Window.Subject service, Window.Subject straight) {
    List<Window.Pair> rounds = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      rounds.add(Window.of(service, straight, ROUND));
    }
    return rounds;
  }

  /** On the way to Kafka alone. */
  private static List<Figure> cost(Window.Subject service, Window.Subject straight) {
    List<Window.Pair> rounds = rounds(ROUNDS, service, straight);
    return List.of(
        Figure.shown(
            "cost_cpu_s_per_million", median(rounds, pair -> pair.one().cpuPerMillion()), "s"),
        Figure.shown(
            "straight_cpu_s_per_million",
            median(rounds, pair -> pair.other().cpuPerMillion()),
            "s"),
        Figure.shown("cost_to_straight_least", sorted(rounds).getFirst(), ""),
        Figure.shown("cost_to_straight_most", sorted(rounds).getLast(), ""),
        Figure.target("cost_to_straight", median(rounds, Window.Pair::costRatio), "", MOST_COST));
  }

  private static List<Double> sorted(List<Window.Pair> rounds) {
    return rounds.stream().map(Window.Pair::costRatio).sorted().toList();
  }

  private static double median(List<Window.Pair> rounds, ToDoubleFunction<Window.Pair> figure) {
    List<Double> values = rounds.stream().mapToDouble(figure).sorted().boxed().toList();
    return values.get(values.size() / 2);
  }

  private static void createTopic(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      int partitions = Topics.READINGS.partitions();
      admin.createTopics(List.of(new NewTopic(STRAIGHT_TOPIC, partitions, (short) 1))).all().get();
    }
  }
}

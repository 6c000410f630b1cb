package org.penstock.bench.alerts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.penstock.bench.Figure;
import org.penstock.bench.rig.AlertRig;
import org.penstock.bench.rig.ProcessMeter;
import org.penstock.plant.PlantException;
import org.penstock.plant.process.Pause;
import org.penstock.plant.rig.JvmProcess;
import org.penstock.topic.Topics;

/**
 * What a reading costs alert-engine with 10,000 rules, beside a bare consumer with the same parser
 * and beside the same rule in Kafka Streams.
 *
 * <p>Each works off the same backlog with the machine to itself, turn about, in a fresh process;
 * the first two thirds warm it up and are not measured, because until then most of its processor
 * time goes to the JVM's compilers. In each round there is a new backlog, because a reading that
 * was judged once is not judged again.
 */
final class CostRun {

  private static final int ROUNDS = 3;
  private static final String EVENTS_OF_BARE = "bench.bare";
  private static final String EVENTS_OF_STREAMS = "bench.streams";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final double MOST_TO_BARE = 2.0;
  private static final double LEAST_TO_STREAMS = 3.0;

  private final Path home;
  private final List<Round> rounds = new ArrayList<>();

  CostRun(Path home) {
    this.home = home;
  }

  /** Processor seconds for a million readings, and readings a second. */
  private record Cost(double cpuPerMillion, double rate) {}

  private record Round(Cost engine, Cost bare, Cost streams) {}

  /** Who works off the backlog, and how far it has come in all rounds together. */
  private record Subject(JvmProcess process, LongSupplier taken) {}

  List<Figure> run() throws Exception {
    try (AlertRig rig = new AlertRig(home, "alerts-cost")) {
      rig.start(LevelPlant.rules(Backlog.TAGS));
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", rig.bootstrapServers()));
          ReadingWriter writer = new ReadingWriter(rig.bootstrapServers())) {
        admin
            .createTopics(
                List.of(
                    new NewTopic(EVENTS_OF_BARE, 1, (short) 1),
                    new NewTopic(EVENTS_OF_STREAMS, 1, (short) 1)))
            .all()
            .get();
        // The rules are learned, and the schema made, before anything is measured.
        rig.engine().start();
        rig.engine().stop();
        return measure(rig, admin, new Backlog(writer));
      }
    }
  }

  private List<Figure> measure(AlertRig rig, Admin admin, Backlog backlog) throws Exception {
    Subject engine = new Subject(rig.engine(), () -> takenByEngine(rig));
    Subject bare =
        new Subject(
            rig.peer(BareConsumer.class, rig.bootstrapServers(), "bench-bare", EVENTS_OF_BARE),
            () -> committed(admin, "bench-bare"));
    Subject streams =
        new Subject(
            rig.peer(
                StreamsPeer.class,
                rig.bootstrapServers(),
                "bench-streams",
                EVENTS_OF_STREAMS,
                rig.data("streams").toString()),
            () -> committed(admin, "bench-streams"));
    for (int i = 0; i < ROUNDS; i++) {
      long from = backlog.readings();
      backlog.write();
      System.out.printf(
          "round %d of %d: %d readings lie ready%n", i + 1, ROUNDS, backlog.readings() - from);
      long to = backlog.readings();
      Cost ofEngine = workOff("alert-engine", engine, from, to);
      Cost ofBare = workOff("bare consumer", bare, from, to);
      Cost ofStreams = workOff("Kafka Streams", streams, from, to);
      rounds.add(new Round(ofEngine, ofBare, ofStreams));
    }
    long told = rig.number("select count(*) from alert.alarm_event where event_type = 'RAISED'");
    return figures(backlog, told);
  }

  private static Cost workOff(String who, Subject subject, long from, long to) {
    subject.process().start();
    awaitTaken(subject, from + 2 * (to - from) / 3);
    long pid = subject.process().pid();
    long taken = subject.taken().getAsLong();
    double cpu = ProcessMeter.cpuSeconds(pid);
    long begin = System.nanoTime();
    awaitTaken(subject, to);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double used = ProcessMeter.cpuSeconds(pid) - cpu;
    long readings = to - taken;
    Cost cost = new Cost(used / readings * 1e6, readings / seconds);
    System.out.printf(
        "%-14s %6.2f cpu-s per million, %8.0f readings/s%n",
        who, cost.cpuPerMillion(), cost.rate());
    subject.process().stop();
    return cost;
  }

  private static void awaitTaken(Subject subject, long wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (subject.taken().getAsLong() < wanted) {
      if (System.nanoTime() > end) {
        throw new PlantException(
            "only %d of %d readings taken".formatted(subject.taken().getAsLong(), wanted));
      }
      Pause.of(LOOK_EVERY);
    }
  }

  private static long takenByEngine(AlertRig rig) {
    return rig.number(
        "select coalesce(sum(next_offset), 0) from alert.consumer_offset"
            + " where consumer_group = 'alert-engine' and topic = 'scada.readings.v1'");
  }

  private static long committed(Admin admin, String group) {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(one -> one.getKey().topic().equals(Topics.READINGS.name()))
          .map(Map.Entry::getValue)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (Exception e) {
      throw new PlantException("The group " + group + " cannot be asked: " + e, e);
    }
  }

  private List<Figure> figures(Backlog backlog, long told) {
    List<Double> toBare =
        rounds.stream()
            .map(round -> round.engine().cpuPerMillion() / round.bare().cpuPerMillion())
            .sorted()
            .toList();
    List<Double> toStreams =
        rounds.stream()
            .map(round -> round.streams().cpuPerMillion() / round.engine().cpuPerMillion())
            .sorted()
            .toList();
    double cpu = median(rounds.stream().map(round -> round.engine().cpuPerMillion()).toList());
    return List.of(
        Figure.count("cost_rules", Backlog.TAGS),
        Figure.count("cost_readings", backlog.readings()),
        Figure.none("cost_alarms_missing", Math.max(0, backlog.raises() - told)),
        Figure.none("cost_alarms_doubled", Math.max(0, told - backlog.raises())),
        Figure.shown("cost_cpu_s_per_million", cpu, "s"),
        Figure.shown(
            "bare_cpu_s_per_million",
            median(rounds.stream().map(round -> round.bare().cpuPerMillion()).toList()),
            "s"),
        Figure.shown(
            "streams_cpu_s_per_million",
            median(rounds.stream().map(round -> round.streams().cpuPerMillion()).toList()),
            "s"),
        Figure.shown("readings_per_core_second", 1e6 / cpu, "1/s"),
        Figure.shown(
            "readings_per_s",
            median(rounds.stream().map(round -> round.engine().rate()).toList()),
            "1/s"),
        Figure.shown("cost_to_bare_least", toBare.getFirst(), ""),
        Figure.shown("cost_to_bare_most", toBare.getLast(), ""),
        Figure.target("cost_to_bare", median(toBare), "", MOST_TO_BARE),
        Figure.shown("streams_to_cost_least", toStreams.getFirst(), ""),
        Figure.shown("streams_to_cost_most", toStreams.getLast(), ""),
        Figure.atLeast("streams_to_cost", median(toStreams), "", LEAST_TO_STREAMS));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}

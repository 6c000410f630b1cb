package org.penstock.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.alert.cel.CelExpressions;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Transition;
import org.penstock.alert.domain.draft.RuleCheck;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.alert.domain.watch.AreaWatch;
import org.penstock.alert.domain.watch.Recollection;
import org.penstock.alert.domain.watch.Round;
import org.penstock.alert.domain.watch.Run;
import org.penstock.event.AlarmEventType;
import org.penstock.event.PlantJson;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;
import org.penstock.plant.simulator.model.PlantModel;
import org.penstock.plant.simulator.signal.FaultScript;
import org.penstock.plant.simulator.signal.PlantSimulation;
import org.penstock.plant.simulator.signal.ScriptedFault;
import org.penstock.plant.simulator.signal.TagHistory;
import org.penstock.plant.simulator.signal.TagSample;

/**
 * The starter catalogue on the simulated plant: each of its faults raises the alarm that an
 * operator would expect, and no other. The plant runs in its own time; a value is sent when it
 * changes, and told again every minute, as scada-ingest does.
 */
class PlantFaultsTest {

  private static final Path RULES =
      Path.of("..", "deploy", "local-plant", "plant", "alarm-rules.yaml");
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);

  private final RuleSet rules = RuleSet.of(read(), Map.of());
  private final Map<String, Observation> shown = new HashMap<>();
  private final AreaWatch watch = new AreaWatch(0, List.of(), Recollection.EMPTY, 0);
  private final Set<String> active = new TreeSet<>();
  private final Set<String> levels = new LinkedHashSet<>();
  private final Set<String> annunciated = new TreeSet<>();
  private final Set<String> suppressed = new TreeSet<>();
  private Instant now = Samples.NOON;

  @Test
  void aPlantThatRunsWellIsQuiet() {
    PlantSimulation plant = plant(FaultScript.none());
    run(plant, Duration.ofHours(3), 5);
    assertThat(annunciated).isEmpty();
    assertThat(suppressed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "filter2-breakthrough, filter2-turbidity-high@FILTER-2",
    "highlift-pump2-trip, highlift-pump2-fault@HL-PUMP-2",
    "ph-analyser-frozen, ph-analyser-frozen@PH-ANALYSER",
    "clearwell-link-lost, clearwell-link-lost@CLEARWELL",
  })
  void aFaultRaisesTheAlarmThatAnOperatorExpectsAndNoOther(String fault, String expected) {
    PlantSimulation plant = plant(script(fault, Duration.ZERO));
    run(plant, Duration.ofMinutes(5), 1);
    assertThat(annunciated).isEmpty();
    assertThat(plant.trigger(fault, now)).isTrue();
    run(plant, Duration.ofMinutes(20), 1);
    assertThat(annunciated).containsExactly(expected);
    assertThat(active).isEmpty();
  }

  @Test
  void aBreakthroughIsCriticalBeforeItEndsAndTheMixedWaterDoesNotSayItAgain() {
    PlantSimulation plant = plant(script("filter2-breakthrough", Duration.ZERO));
    plant.trigger("filter2-breakthrough", now);
    run(plant, Duration.ofMinutes(1), 1);
    assertThat(annunciated).containsExactly("filter2-turbidity-high@FILTER-2");
    assertThat(levels).containsExactly("H", "HH");
    assertThat(suppressed).containsExactly("combined-turbidity-high@FILTERS");
  }

  @Test
  void aLinkThatIsLostForLongIsStillOneAlarm() {
    PlantSimulation plant = plant(script("clearwell-link-lost", Duration.ofMinutes(10)));
    plant.trigger("clearwell-link-lost", now);
    run(plant, Duration.ofMinutes(20), 1);
    assertThat(annunciated).containsExactly("clearwell-link-lost@CLEARWELL");
    assertThat(suppressed)
        .containsExactly(
            "clearwell-chlorine-analyser-bad@CLEARWELL", "clearwell-level-sensor-bad@CLEARWELL");
    assertThat(active).isEmpty();
  }

  @Test
  void aSourceThatIsAwayIsOneAlarm() {
    PlantSimulation plant = plant(FaultScript.none());
    run(plant, Duration.ofMinutes(5), 1);
    for (int second = 0; second < 300; second++) {
      now = now.plusSeconds(1);
      List<Observation> stale =
          second == 30 ? shown.values().stream().map(this::stale).toList() : List.of();
      evaluate(stale);
    }
    assertThat(annunciated).containsExactly("scada-source-silent@SCADA");
    run(plant, Duration.ofMinutes(5), 1);
    assertThat(active).isEmpty();
  }

  private PlantSimulation plant(FaultScript script) {
    PlantModel model = new PlantModel(42, Duration.ofMillis(500));
    PlantSimulation plant = new PlantSimulation(model, script, new TagHistory(1), now);
    Round first = round();
    first.load(rules.active().stream().map(rule -> Alarm.untouched(rule.alarmId())).toList());
    watch.accept(first);
    watch.arrange(rules, now);
    return plant;
  }

  /** The shipped fault, only when asked; it lasts as shipped, or as long as is said. */
  private static FaultScript script(String name, Duration duration) {
    ScriptedFault shipped =
        FaultScript.shipped().faults().stream()
            .filter(fault -> fault.name().equals(name))
            .findFirst()
            .orElseThrow();
    return new FaultScript(
        List.of(
            new ScriptedFault(
                name,
                shipped.kind(),
                shipped.target(),
                Optional.empty(),
                Optional.empty(),
                duration.isZero() ? shipped.duration() : duration,
                shipped.description())));
  }

  private void run(PlantSimulation plant, Duration time, int everySeconds) {
    for (long second = 0; second < time.toSeconds(); second += everySeconds) {
      now = now.plusSeconds(everySeconds);
      plant.step(Duration.ofSeconds(everySeconds), now);
      List<Observation> news = new ArrayList<>();
      plant.latest().values().forEach(sample -> tell(sample).ifPresent(news::add));
      evaluate(news);
    }
  }

  private Optional<Observation> tell(TagSample sample) {
    Observation last = shown.get(sample.tag());
    Quality quality = sample.status() == 0 ? Quality.GOOD : Quality.BAD;
    TagValue value = TagValue.fromJson(sample.value());
    boolean isSame = last != null && last.value().equals(value) && last.quality() == quality;
    if (isSame && last.heardAt().plus(HEARTBEAT).isAfter(now)) {
      return Optional.empty();
    }
    Instant at = isSame ? last.at() : now;
    Observation told = new Observation(sample.tag(), value, null, quality, at, now);
    shown.put(sample.tag(), told);
    return Optional.of(told);
  }

  private Observation stale(Observation last) {
    return new Observation(last.tagName(), last.value(), last.unit(), Quality.STALE, now);
  }

  private void evaluate(List<Observation> readings) {
    Round round = round();
    readings.forEach(round::observe);
    round.advance(now);
    Map<String, Alarm> stored = new HashMap<>();
    for (Run run : round.changed()) {
      Alarm alarm = run.outcome().alarm();
      stored.put(alarm.id(), alarm);
      active.remove(alarm.id());
      if (alarm.standing().isActive()) {
        active.add(alarm.id());
      }
      for (Transition told : run.outcome().transitions()) {
        if (told.fact().isAnnunciated() && told.to().isActive()) {
          annunciated.add(alarm.id());
          Optional.ofNullable(told.activation())
              .ifPresent(activation -> levels.add(activation.level().name()));
        } else if (told.fact().type() == AlarmEventType.RAISED) {
          suppressed.add(alarm.id());
        }
      }
    }
    round.settle(stored);
    watch.accept(round);
  }

  private Round round() {
    return new Round(watch, rules, Samples.countedIds(), 0);
  }

  private static List<AlarmRule> read() {
    ObjectMapper mapper = PlantJson.configure(new ObjectMapper(new YAMLFactory()));
    CelExpressions expressions = new CelExpressions();
    try {
      JsonNode sheet = mapper.readTree(RULES.toFile());
      return Stream.of(mapper.treeToValue(sheet.get("rules"), RuleDraft[].class))
          .map(draft -> RuleCheck.check(draft, "wtp-1", 1, expressions))
          .map(checked -> ((RuleCheck.Result.Accepted) checked).rule())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

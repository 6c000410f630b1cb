package org.penstock.ingest.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.event.Reading;
import org.penstock.event.ValueType;
import org.penstock.ingest.app.MemoryLedger;
import org.penstock.ingest.app.backfill.BackfillRun.Ended;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.backfill.BackfillJob;
import org.penstock.ingest.domain.backfill.JobProgress;
import org.penstock.ingest.domain.backfill.JobState;
import org.penstock.ingest.domain.backfill.Jobs;
import org.penstock.ingest.domain.backfill.Pace;
import org.penstock.ingest.domain.backfill.TagMark;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.Historian.Question;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

class BackfillRunTest {

  private static final Window GAP = Jobs.window(0, 600);
  private static final BackfillJob JOB =
      Jobs.job("j-1", GAP.widened(Duration.ofSeconds(5)), JobState.WAITING, "g-1");

  private final FakeHistorian historian = new FakeHistorian();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<Reading> passed = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private SourceSpec plc = source(tags("a", "b", "c"));
  private Instant now = NOON;
  private Duration rested = Duration.ZERO;
  private int waiting;
  private int cancelAfterCalls = Integer.MAX_VALUE;
  private int interruptAfterCalls = Integer.MAX_VALUE;
  private int marksOnRecordMeanwhile;

  private static TagSpec[] tags(String... names) {
    return Stream.of(names).map(name -> tag(name, ValueType.DOUBLE, null)).toArray(TagSpec[]::new);
  }

  @BeforeEach
  void aJobIsOnRecord() {
    ledger.keep(JOB);
  }

  private IngestConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IngestConfig.class)
        .build()
        .getConfigMapping(IngestConfig.class);
  }

  private JobProgress progress() {
    return RunJob.progress(plc, JOB, ledger.marks("j-1"));
  }

  private Ended run() throws InterruptedException {
    return run(progress());
  }

  private Ended run(JobProgress progress) throws InterruptedException {
    return run(progress, Duration.ofSeconds(2));
  }

  private Ended run(JobProgress progress, Duration holdBack) throws InterruptedException {
    HeldMarks marks = new HeldMarks(done -> ledger.mark("j-1", done), holdBack);
    return new BackfillRun(plc, progress, marks, new Around(), config().backfill(), () -> now)
        .run();
  }

  private List<Double> times(String tag) {
    return passed.stream()
        .filter(reading -> reading.tagName().equals(tag))
        .map(reading -> Duration.between(NOON, reading.timestamp()).toMillis() / 1000.0)
        .toList();
  }

  private final class Around implements BackfillRun.Surroundings {

    private final Map<String, TagStream> streams =
        plc.tags().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    TagSpec::tagName, spec -> new TagStream(plc, spec)));
    private final Turns turns =
        new Turns(new Pace(10, 5_000), () -> waiting, 100, () -> now, this::rest);

    private void rest(Duration time) throws InterruptedException {
      if (historian.questions().size() >= interruptAfterCalls) {
        interruptAfterCalls = Integer.MAX_VALUE;
        throw new InterruptedException();
      }
      rested = rested.plus(time);
      now = now.plus(time);
      waiting = Math.max(0, waiting - 50);
    }

    @Override
    public Historian historian() {
      return historian;
    }

    @Override
    public Turns turns() {
      return turns;
    }

    @Override
    public List<Reading> pass(List<RawSample> samples) {
      List<Reading> readings = new ArrayList<>();
      for (RawSample sample : samples) {
        TagStream stream = streams.get(sample.tagName());
        if (stream != null
            && stream.accept(sample) instanceof Normalized.Accepted(Reading reading, _)
            && known.add(reading.eventId())) {
          readings.add(reading);
        }
      }
      passed.addAll(readings);
      return readings;
    }

    @Override
    public List<Window> missing(String tagName) {
      return List.of(GAP);
    }

    @Override
    public void started() {
      ledger.keep(JOB.as(JobState.RUNNING, "", now));
    }

    @Override
    public boolean isCancelled() {
      marksOnRecordMeanwhile = ledger.marks("j-1").size();
      return historian.questions().size() >= cancelAfterCalls;
    }
  }

  @Test
  void everyValueOfTheGapIsPassedOnceAlsoWithMoreThanOnePage() throws InterruptedException {
    historian.holds("a", NOON, 600);
    historian.holds("b", NOON, 10);
    JobProgress progress = progress();
    assertThat(run(progress)).isEqualTo(Ended.OVER);
    assertThat(times("a")).hasSize(600).doesNotHaveDuplicates();
    assertThat(times("b")).hasSize(10);
    assertThat(progress.recovered()).isEqualTo(610);
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
    assertThat(historian.questions()).hasSizeGreaterThan(1);
    assertThat(historian.questions())
        .allMatch(question -> question.tags().size() * question.valuesOfEach() <= 1_000);
  }

  @Test
  void anEmptyHistoryIsCompleteWithNothing() throws InterruptedException {
    JobProgress progress = progress();
    assertThat(run(progress)).isEqualTo(Ended.OVER);
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
    assertThat(progress.recovered()).isZero();
  }

  @Test
  void valuesOfTheMarginArePassedButNotCountedAndNothingBeyondIt() throws InterruptedException {
    historian.holds("a", NOON.minusSeconds(8), 620);
    JobProgress progress = progress();
    run(progress);
    assertThat(times("a").getFirst()).isEqualTo(-5);
    assertThat(times("a").getLast()).isEqualTo(604);
    // From 0 to 600, both included.
    assertThat(progress.recovered()).isEqualTo(601);
  }

  @Test
  void whatHadArrivedLiveIsNotCounted() throws InterruptedException {
    historian.holds("a", NOON, 20);
    TagStream live = new TagStream(plc, plc.tags().getFirst());
    for (int i = 0; i < 5; i++) {
      RawSample sample = FakeHistorian.sample("a", i, NOON.plusSeconds(i));
      known.add(((Normalized.Accepted) live.accept(sample)).reading().eventId());
    }
    JobProgress progress = progress();
    run(progress);
    assertThat(progress.recovered()).isEqualTo(15);
  }

  @Test
  void oneTagWithoutAHistoryDoesNotHoldUpTheOthers() throws InterruptedException {
    historian.holds("a", NOON, 5);
    historian.hasNoHistoryOf("b");
    historian.holds("c", NOON, 5);
    JobProgress progress = progress();
    run(progress);
    assertThat(progress.recovered()).isEqualTo(10);
    assertThat(progress.result().state()).isEqualTo(JobState.PARTIAL);
  }

  @Test
  void aTagThatFailsIsTriedAgainAndThenGivenUpAlone() throws InterruptedException {
    historian.holds("a", NOON, 5);
    historian.holds("b", NOON, 5);
    historian.fails("a", 2);
    historian.fails("b", 99);
    JobProgress progress = progress();
    run(progress);
    assertThat(progress.mark("a").outcome()).isEqualTo(TagMark.Outcome.DONE);
    assertThat(progress.mark("b").outcome()).isEqualTo(TagMark.Outcome.FAILED);
    assertThat(progress.mark("b").reason()).isEqualTo("Bad_DataLost");
    assertThat(rested).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aServerThatIsTooSlowForThatMuchIsAskedForLess() throws InterruptedException {
    historian.holds("a", NOON, 300);
    historian.bearsOnly(1, 50);
    JobProgress progress = progress();
    run(progress);
    assertThat(times("a")).hasSize(300).doesNotHaveDuplicates();
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
  }

  @Test
  void aServerThatNeverAnswersInTimeIsGivenUp() throws InterruptedException {
    historian.bearsOnly(0, 0);
    JobProgress progress = progress();
    assertThat(run(progress)).isEqualTo(Ended.OVER);
    assertThat(progress.result().state()).isEqualTo(JobState.FAILED);
    assertThat(progress.result().words()).contains("too slow");
  }

  @Test
  void pagesWithoutEndAndWithoutValuesAreGivenUp() throws InterruptedException {
    historian.turnsPagesForEver();
    JobProgress progress = progress();
    assertThat(run(progress)).isEqualTo(Ended.OVER);
    assertThat(progress.result().state()).isEqualTo(JobState.FAILED);
    assertThat(historian.released()).hasSize(3);
  }

  @Test
  void anInterruptedRunGoesOnWhereItWasAndNothingIsMissingOrCountedTwice()
      throws InterruptedException {
    historian.holds("a", NOON, 600);
    historian.holds("b", NOON, 600);
    historian.holds("c", NOON, 600);
    int[] runs = {0};
    JobProgress progress = progress();
    historian.goesAwayAfter(1);
    while (run(progress) == Ended.AWAY && runs[0] < 100) {
      runs[0]++;
      // Only what is on record is known to the next run, as after a kill.
      now = now.plusSeconds(10);
      historian.goesAwayAfter(2);
      progress = progress();
    }
    assertThat(runs[0]).isPositive();
    assertThat(progress.result().state()).isEqualTo(JobState.COMPLETE);
    for (String name : List.of("a", "b", "c")) {
      assertThat(times(name)).hasSize(600);
    }
  }

  @Test
  void aStopPutsOnRecordWhatWasReadSoThatNothingIsReadAgain() throws InterruptedException {
    historian.holds("a", NOON, 600);
    interruptAfterCalls = 1;
    assertThatThrownBy(this::run).isInstanceOf(InterruptedException.class);
    assertThat(ledger.marks("j-1"))
        .filteredOn(mark -> mark.tagName().equals("a"))
        .extracting(TagMark::recovered)
        .containsExactly(333L);
    int before = passed.size();
    known.clear();
    assertThat(run()).isEqualTo(Ended.OVER);
    assertThat(passed).hasSize(600);
    assertThat(before).isEqualTo(333);
  }

  @Test
  void whatAPageBroughtIsOnRecordBeforeTheNextOneIsTurned() throws InterruptedException {
    historian.holds("a", NOON, 600);
    run(progress(), Duration.ZERO);
    assertThat(historian.questions()).hasSize(2);
    assertThat(marksOnRecordMeanwhile).isEqualTo(3);
  }

  @Test
  void goingOnAtATimeThatSeveralValuesShareCountsEachOnce() throws InterruptedException {
    plc = source(tags("a"));
    for (int i = 0; i < 4; i++) {
      historian.holds("a", NOON.plusSeconds(1), 1);
    }
    historian.holds("a", NOON.plusSeconds(2), 1);
    ledger.mark("j-1", List.of(TagMark.begin("a").read(NOON.plusSeconds(1), 3, 3)));
    JobProgress progress = progress();
    run(progress);
    assertThat(progress.recovered()).isEqualTo(5);
    assertThat(passed).hasSize(2);
  }

  @Test
  void marksAreOnRecordOnlyWhenTheReadingsBeforeThemAreSafe() {
    HeldMarks marks = new HeldMarks(done -> ledger.mark("j-1", done), Duration.ofSeconds(2));
    assertThat(marks.left(NOON)).isZero();
    marks.add(TagMark.begin("a"), NOON);
    marks.add(TagMark.begin("b"), NOON.plusSeconds(1));
    marks.release(NOON.plusMillis(1_999));
    assertThat(ledger.marks("j-1")).isEmpty();
    marks.release(NOON.plusSeconds(2));
    assertThat(ledger.marks("j-1")).hasSize(1);
    assertThat(marks.left(NOON.plusSeconds(2))).isEqualTo(Duration.ofSeconds(1));
    marks.release(NOON.plusSeconds(3));
    assertThat(ledger.marks("j-1")).hasSize(2);
  }

  @Test
  void aCancelledRunStopsAndGivesThePagesBack() throws InterruptedException {
    historian.holds("a", NOON, 600);
    historian.holds("b", NOON, 600);
    cancelAfterCalls = 1;
    assertThat(run()).isEqualTo(Ended.CANCELLED);
    assertThat(historian.questions()).hasSize(1);
    assertThat(historian.released()).extracting(asked -> asked.tag().tagName()).contains("a", "b");
  }

  @Test
  void nothingIsReadWhileTooMuchWaitsForTheBroker() throws InterruptedException {
    waiting = 300;
    historian.holds("a", NOON, 5);
    run();
    assertThat(rested).isGreaterThanOrEqualTo(Duration.ofMillis(800));
    assertThat(passed).hasSize(5);
  }

  @Test
  void theNewestHourIsReadFirst() throws InterruptedException {
    BackfillJob day = Jobs.job("j-1", Jobs.window(0, 3 * 3600), JobState.WAITING);
    plc = source(tags("a"));
    run(RunJob.progress(plc, day, List.of()));
    assertThat(historian.questions().stream().map(Question::window))
        .containsExactly(
            Jobs.window(2 * 3600, 3 * 3600), Jobs.window(3600, 2 * 3600), Jobs.window(0, 3600));
  }

  @Test
  void aTagThatIsNoLongerConfiguredDoesNotHoldUpTheJob() throws InterruptedException {
    JobProgress progress = new JobProgress(JOB, List.of("gone", "a"), List.of());
    historian.holds("a", NOON, 5);
    assertThat(run(progress)).isEqualTo(Ended.OVER);
    assertThat(progress.recovered()).isEqualTo(5);
    assertThat(progress.mark("gone").outcome()).isEqualTo(TagMark.Outcome.UNKNOWN_NODE);
  }
}

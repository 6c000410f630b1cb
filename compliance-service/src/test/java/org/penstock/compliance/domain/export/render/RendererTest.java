package org.penstock.compliance.domain.export.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.export.profile.Column;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.CsvShape;
import org.penstock.compliance.domain.export.profile.ExportProfile.ExportClock;
import org.penstock.compliance.domain.export.profile.ExportProfile.History;
import org.penstock.compliance.domain.export.profile.ExportProfile.Missing;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.profile.ExportProfile.Target;
import org.penstock.compliance.domain.export.profile.FileShape;
import org.penstock.compliance.domain.export.profile.Layout;
import org.penstock.compliance.domain.export.profile.ReadingFact;
import org.penstock.compliance.domain.export.profile.TextEncoding;
import org.penstock.compliance.domain.export.row.EffectiveRows;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.compliance.domain.slot.Tags;
import org.penstock.event.ResultQualifier;

class RendererTest {

  private static final Instant NOON = Instant.parse("2026-03-08T18:00:00Z");
  private static final Column TIME = new Column("Time", new Column.Source.Time("MM/dd/uuuu HH:mm"));
  private static final Column DAY = new Column("Day", new Column.Source.Time("MM/dd/uuuu"));
  private static final Column TAG = new Column("Tag", new Column.Source.Mapped("wims_tag", true));
  private static final Column VALUE = new Column("Value", new Column.Source.Result(Map.of()));
  private static final FileShape ONE_FILE =
      new FileShape("{from}_{part}.csv", 100, FileShape.Split.NONE);

  /** Keeps what it is given, each file's lines behind its name. */
  private static final class Files implements PartSink {

    private final List<String> lines = new ArrayList<>();
    private int counted;

    @Override
    public void begin(String name) {
      lines.add("> " + name);
    }

    @Override
    public void preamble(String line) {
      lines.add(line);
    }

    @Override
    public void line(List<String> cells) {
      lines.add(String.join(",", cells));
    }

    @Override
    public void count() {
      counted++;
    }
  }

  private final Files files = new Files();
  private final TagCatalogue tags =
      Tags.catalogue(Tags.named("a", "B_A"), Tags.named("b", "A_B"), Tags.RAW_TEMPERATURE);

  @Test
  void aGridHasOneLineForEachTimeAndItsColumnsInTheOrderOfTheirHeadings() {
    ExportProfile grid = profile(new Layout.Grid(List.of(TIME), "wims_tag", result()), ONE_FILE);

    Rendered rendered =
        render(grid, row("a", 0, "1"), row("b", 0, "2"), row("b", 900, "3"), row("a", 1800, "4"));

    assertThat(files.lines)
        .containsExactly(
            "> 20260308_01.csv",
            "Time,A_B,B_A",
            "03/08/2026 12:00,2.00,1.00",
            "03/08/2026 12:15,3.00,",
            "03/08/2026 12:30,,4.00");
    assertThat(rendered).isEqualTo(new Rendered.Whole(4, 0, 0, 0));
    assertThat(files.counted).isEqualTo(4);
  }

  @Test
  void twoValuesOfATagInOneLineOfAGridAreRefused() {
    ExportProfile grid = profile(new Layout.Grid(List.of(DAY), "wims_tag", result()), ONE_FILE);

    assertThat(failures(render(grid, row("a", 0, "1"), row("a", 900, "2"))))
        .containsExactly(new CheckFailure("duplicate-slot", 1, List.of("03/08/2026 a")));
  }

  @Test
  void aFileThatIsFullIsFollowedByTheNext() {
    FileShape short2 = new FileShape("{from}_{to}_{part}.csv", 2, FileShape.Split.NONE);

    render(lines(short2, TIME, VALUE), row("a", 0, "1"), row("a", 900, "2"), row("a", 1800, "3"));

    assertThat(files.lines)
        .containsExactly(
            "> 20260308_20260309_01.csv",
            "Time,Value",
            "03/08/2026 12:00,1.00",
            "03/08/2026 12:15,2.00",
            "> 20260308_20260309_02.csv",
            "Time,Value",
            "03/08/2026 12:30,3.00");
  }

  @Test
  void eachDayOfThePlantHasItsFileWhereTheProfileSaysSo() {
    FileShape daily = new FileShape("{day}.csv", 100, FileShape.Split.DAY);

    // the plant's day ends at 06:00 UTC
    render(lines(daily, TIME, VALUE), row("a", 11 * 3_600, "1"), row("a", 12 * 3_600, "2"));

    assertThat(files.lines)
        .containsExactly(
            "> 03082026.csv",
            "Time,Value",
            "03/08/2026 23:00,1.00",
            "> 03092026.csv",
            "Time,Value",
            "03/09/2026 00:00,2.00");
  }

  @Test
  void twoSlotsThatLookTheSameInTheFileAreRefusedAlsoWhenOthersLieBetween() {
    assertThat(
            failures(
                render(
                    lines(ONE_FILE, DAY, TAG, VALUE),
                    row("a", 0, "1"),
                    row("b", 0, "1"),
                    row("a", 10 * 3_600, "2"))))
        .containsExactly(new CheckFailure("duplicate-slot", 1, List.of("03/08/2026 B_A")));
    assertThat(
            failures(
                render(lines(ONE_FILE, TIME, TAG, VALUE), row("a", 0, "1"), row("a", 10, "2"))))
        .containsExactly(new CheckFailure("duplicate-slot", 1, List.of("03/08/2026 12:00 B_A")));
  }

  @Test
  void aTagThatTheProfileDoesNotTakeIsRefusedByName() {
    assertThat(
            failures(
                render(
                    lines(ONE_FILE, TIME, TAG, VALUE),
                    row("gone.tag", 0, "1"),
                    row(Tags.RAW_TEMPERATURE.name(), 0, "1"))))
        .containsExactly(
            new CheckFailure("unmapped-tag", 2, List.of("gone.tag", "intake.raw.temperature")));
  }

  @Test
  void aFailureNamesAtMostTwentySamples() {
    CheckFailure failure =
        failures(
                render(
                    lines(ONE_FILE, TIME, VALUE),
                    IntStream.range(0, 30)
                        .mapToObj(i -> row("gone." + i, 0, "1"))
                        .toArray(ExportRow[]::new)))
            .getFirst();

    assertThat(failure.count()).isEqualTo(30);
    assertThat(failure.samples()).hasSize(20);
  }

  @Test
  void aQualifierThatTheProfileHasNoSymbolForIsRefused() {
    Column below =
        new Column("Value", new Column.Source.Result(Map.of(ResultQualifier.LESS_THAN, "<")));

    assertThat(
            failures(
                render(
                    lines(ONE_FILE, TIME, below),
                    row("a", 0, "0.05", ResultQualifier.LESS_THAN),
                    row("a", 900, "0.05", ResultQualifier.ESTIMATED))))
        .containsExactly(new CheckFailure("symbol-not-allowed", 1, List.of("ESTIMATED of a")));
  }

  @Test
  void whatWasNotDetectedIsAResultAndNeverANumber() {
    Column symbols =
        new Column("Value", new Column.Source.Result(Map.of(ResultQualifier.NOT_DETECTED, "ND")));
    Column condition =
        new Column("Condition", new Column.Source.Fact(ReadingFact.DETECTION_CONDITION));

    render(
        lines(ONE_FILE, symbols, condition),
        row("a", 0, null, ResultQualifier.NOT_DETECTED),
        row("a", 900, null));

    assertThat(files.lines)
        .containsExactly("> 20260308_01.csv", "Value,Condition", "ND,Not Detected");
  }

  @Test
  void textThatASpreadsheetWouldRunIsGuardedForItAndOnlyCountedForAMachine() {
    TagCatalogue risky = Tags.catalogue(Tags.named("a", "=1+1"));

    Renderer machine = renderer(lines(ONE_FILE, TAG, VALUE), risky, files);
    machine.take(row("a", 0, "-1"));
    assertThat(machine.end()).isEqualTo(new Rendered.Whole(1, 0, 1, 0));
    Renderer spreadsheet =
        renderer(
            profile(Target.SPREADSHEET, new Layout.Lines(List.of(TAG, VALUE)), ONE_FILE),
            risky,
            files);
    spreadsheet.take(row("a", 0, "-1"));
    assertThat(spreadsheet.end()).isEqualTo(new Rendered.Whole(1, 0, 0, 1));
    assertThat(files.lines).contains("=1+1,-1.00", "'=1+1,-1.00");
  }

  @Test
  void ofManyRevisionsTheLatestCountsAndOnlyIfItIsApproved() {
    List<String> passed = new ArrayList<>();
    EffectiveRows effective = new EffectiveRows(row -> passed.add(row.tagName() + row.revision()));

    for (ExportRow row :
        List.of(
            revision("a", 0, ReviewState.APPROVED),
            revision("a", 1, ReviewState.APPROVED),
            revision("b", 0, ReviewState.APPROVED),
            revision("b", 1, ReviewState.IN_REVIEW),
            revision("c", 0, ReviewState.LOCKED),
            revision("d", 0, ReviewState.REJECTED))) {
      effective.take(row);
    }
    effective.end();

    assertThat(passed).containsExactly("a1", "c0");
  }

  private static ExportRow revision(String tag, int revision, ReviewState state) {
    return new ExportRow(tag, NOON, revision, state, BigDecimal.ONE, null, null);
  }

  private static Column.Source.Result result() {
    return new Column.Source.Result(Map.of());
  }

  private static ExportProfile lines(FileShape shape, Column... columns) {
    return profile(new Layout.Lines(List.of(columns)), shape);
  }

  private static ExportProfile profile(Layout layout, FileShape shape) {
    return profile(Target.MACHINE, layout, shape);
  }

  private static ExportProfile profile(Target target, Layout layout, FileShape shape) {
    return new ExportProfile(
        "p",
        1,
        "00",
        target,
        "wims_tag",
        History.EFFECTIVE,
        RowOrder.BY_TIME,
        ExportClock.STANDARD,
        layout,
        Missing.SKIP,
        new CsvShape(',', "\n", true, List.of()),
        new TextEncoding(StandardCharsets.US_ASCII, false, Map.of()),
        shape);
  }

  private Rendered render(ExportProfile profile, ExportRow... rows) {
    Renderer renderer = renderer(profile, tags, files);
    for (ExportRow row : rows) {
      renderer.take(row);
    }
    return renderer.end();
  }

  private static Renderer renderer(ExportProfile profile, TagCatalogue tags, PartSink sink) {
    Set<String> names =
        tags.all().stream()
            .filter(tag -> tag.wimsTag() != null)
            .map(ComplianceTag::name)
            .collect(Collectors.toSet());
    return new Renderer(profile, tags, names, NOON, NOON.plusSeconds(86_400), sink);
  }

  private static List<CheckFailure> failures(Rendered rendered) {
    return rendered instanceof Rendered.Refused(List<CheckFailure> failures) ? failures : List.of();
  }

  private static ExportRow row(String tag, long second, @Nullable String value) {
    return new ExportRow(
        tag, NOON.plusSeconds(second), value == null ? null : new BigDecimal(value));
  }

  private static ExportRow row(
      String tag, long second, @Nullable String value, ResultQualifier qualifier) {
    return new ExportRow(
        tag,
        NOON.plusSeconds(second),
        0,
        ReviewState.APPROVED,
        value == null ? null : new BigDecimal(value),
        new Qualification(qualifier, null),
        null);
  }
}

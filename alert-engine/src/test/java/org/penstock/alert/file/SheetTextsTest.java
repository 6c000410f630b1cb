package org.penstock.alert.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.alert.domain.book.Author;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.RuleSheets.Content;
import org.penstock.alert.domain.port.rules.RuleSheets.Format;
import org.penstock.event.Actor;

/** The master alarm database goes out to a spreadsheet or a file and comes back as it was. */
class SheetTextsTest {

  private static final Actor PERSON = new Actor("u-1", null, "=Evil", "Supervisor", null);
  private final SheetTexts sheets = new SheetTexts();

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFieldOfADraftComesBackAsItWas(Format format) {
    for (long seed = 0; seed < 400; seed++) {
      AnyDraft drafts = new AnyDraft(seed, seed % 4 == 0);
      List<RuleVersion> out = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        out.add(version(drafts.next()));
      }
      String text = sheets.write(format, out);
      List<SheetRow> back = ((Content.Rows) sheets.read(format, text)).rows();
      assertThat(back).as(text).flatExtracting(SheetRow::faults).isEmpty();
      assertThat(back)
          .as(text)
          .extracting(SheetRow::draft)
          .isEqualTo(out.stream().map(one -> one.entry().definition()).toList());
      assertThat(back).extracting(SheetRow::plantId).containsOnly("wtp-1");
    }
  }

  @Test
  void aSpreadsheetTakesNoTextForAFormula() {
    List<RuleVersion> out = new ArrayList<>();
    for (long seed = 0; seed < 200; seed++) {
      out.add(version(new AnyDraft(seed, true).next()));
    }
    List<String> starts = new ArrayList<>();
    String text = sheets.write(Format.CSV, out);
    try (var parser =
        org.apache.commons.csv.CSVParser.parse(text, org.apache.commons.csv.CSVFormat.RFC4180)) {
      parser.forEach(line -> line.forEach(starts::add));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(starts)
        .filteredOn(cell -> !cell.matches("-\\d+(\\.\\d+)?"))
        .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0)
        .contains("'=1+1", "'@SUM(A1)", "''quoted'", "'=Evil");
  }

  @Test
  void aRowOfACsvIsCountedAsTheSpreadsheetCountsIt() {
    List<SheetRow> rows = rows("id,deadband,latching\na,1,TRUE\n,,\nb,wide,\nc,,perhaps\n");
    assertThat(rows).extracting(SheetRow::row).containsExactly(2, 4, 5);
    assertThat(rows.get(0).faults()).isEmpty();
    assertThat(Objects.requireNonNull(rows.get(0).draft()).latching()).isTrue();
    assertThat(rows.get(1).faults()).containsExactly("deadband 'wide' is not a number");
    assertThat(rows.get(2).faults())
        .containsExactly("latching 'perhaps' is neither true nor false");
  }

  @Test
  void levelsAreColumnsAndListsAreSemicolons() {
    RuleDraft draft =
        Objects.requireNonNull(
            rows("id,levels.HH.limit,levels.HH.on_delay,snapshot_tags\na,1.5,PT5S,x.y; z\n")
                .getFirst()
                .draft());
    Map<String, RuleDraft.LevelDraft> levels = Objects.requireNonNull(draft.levels());
    assertThat(levels).containsOnlyKeys("HH");
    RuleDraft.LevelDraft level = Objects.requireNonNull(levels.get("HH"));
    assertThat(level.limit()).isEqualByComparingTo("1.5");
    assertThat(level.onDelay()).hasSeconds(5);
    assertThat(draft.snapshotTags()).containsExactly("x.y", "z");
  }

  @Test
  void aColumnThatNobodyKnowsIsNamed() {
    assertThat(reason(Format.CSV, "id,deadbandd\na,1\n"))
        .isEqualTo("column 'deadbandd' is not a field of a rule");
    assertThat(reason(Format.CSV, "id,id\na,1\n")).isEqualTo("column 'id' is there twice");
    assertThat(reason(Format.CSV, "id,levels.HH.limitt\na,1\n")).contains("levels.HH.limitt");
    assertThat(reason(Format.CSV, "")).isEqualTo("there is no heading row");
  }

  @Test
  void whereTheRowsComeFromIsReadPastButForPlantAndVersion() {
    String text = sheets.write(Format.CSV, List.of(version(new AnyDraft(1, true).next())));
    assertThat(text.lines().findFirst().orElseThrow())
        .startsWith("id,kind,area,tag,")
        .endsWith("plant_id,version,author,approved_by,changed_at,change_reason,proposal_id");
    SheetRow row = rows("\uFEFF" + text).getFirst();
    assertThat(row.version()).isEqualTo(7);
    assertThat(row.plantId()).isEqualTo("wtp-1");
  }

  @Test
  void everyRowOfAYamlThatHasAFaultIsNamed() {
    String yaml = "plant_id: p\nrules:\n  - {id: a, x: 1}\n  - {id: b}\n  - {id: c, y: 1}\n";
    List<SheetRow> rows = ((Content.Rows) sheets.read(Format.YAML, yaml)).rows();
    assertThat(rows.get(0).faults().getFirst()).startsWith("x: Unrecognized field");
    assertThat(rows.get(1).faults()).isEmpty();
    assertThat(rows.get(2).row()).isEqualTo(3);
    assertThat(rows.get(2).faults().getFirst()).startsWith("y: Unrecognized field");
  }

  private List<SheetRow> rows(String csv) {
    return ((Content.Rows) sheets.read(Format.CSV, csv)).rows();
  }

  private String reason(Format format, String text) {
    return ((Content.Unreadable) sheets.read(format, text)).reason();
  }

  private static RuleVersion version(RuleDraft draft) {
    return new RuleVersion(
        new RuleEntry("a", 7, "wtp-1", draft, false),
        new Authorship(
            new Author.Person(PERSON),
            "-because",
            new UUID(0, 1),
            PERSON,
            Instant.parse("2026-11-30T10:00:00Z")));
  }
}

package org.penstock.ingest.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penstock.event.Actor;
import org.penstock.ingest.app.change.MemoryChanges;
import org.penstock.ingest.app.configuration.ImportTags.Effect;
import org.penstock.ingest.app.configuration.ImportTags.Import;
import org.penstock.ingest.app.configuration.ImportTags.Imported;
import org.penstock.ingest.app.configuration.ImportTags.RowReport;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

class ImportTagsTest {

  private static final Actor ADMIN = new Actor("1", "ada", "Ada", "Admin", null);

  private final MemoryChanges changes = new MemoryChanges();
  private final InMemoryFile file = new InMemoryFile();
  private final ImportTags tags =
      new ImportTags(file, new EditSources(file, changes.verb(), _ -> {}));

  /** Rows with the area "bad" cannot be used. */
  private static final class InMemoryFile implements SourcesFile {

    private Written written = new Written(List.of(), List.of(row("a", "x"), row("b", "x")), 1);

    @Override
    public Optional<Replaced> reload() {
      return Optional.empty();
    }

    @Override
    public Written written() {
      return written;
    }

    @Override
    public Map<Integer, String> judge(
        List<Map<String, Object>> sources, List<Map<String, Object>> rows) {
      Map<Integer, String> rejected = new HashMap<>();
      for (int number = 1; number <= rows.size(); number++) {
        if ("bad".equals(rows.get(number - 1).get("area"))) {
          rejected.put(number, "area: bad");
        }
      }
      return rejected;
    }

    @Override
    public Sources preview(Written changed) {
      return new Sources(List.of(), InboundTags.NONE, List.of());
    }

    @Override
    public Outcome write(Written changed, long ifRevision) {
      if (ifRevision != written.revision()) {
        return new Outcome.Outdated(written.revision());
      }
      written = new Written(changed.sources(), changed.tags(), written.revision() + 1);
      Sources none = preview(changed);
      return new Outcome.Done(new Replaced(none, none));
    }
  }

  private static Map<String, Object> row(String name, String area) {
    return Map.of("tag_name", name, "area", area);
  }

  private Imported take(boolean removeMissing, boolean isDryRun, List<Map<String, Object>> rows) {
    return tags.take(new Import(rows, removeMissing, isDryRun, 1), ADMIN);
  }

  private List<Object> names() {
    return file.written().tags().stream().map(row -> row.get("tag_name")).toList();
  }

  @Test
  void eachRowIsReportedAndABadOneKeepsNoGoodOneOut() {
    Imported imported = take(false, false, List.of(row("b", "y"), row("c", "x"), row("d", "bad")));
    assertThat(imported.rows())
        .containsExactly(
            new RowReport(1, "b", Effect.CHANGED, null),
            new RowReport(2, "c", Effect.ADDED, null),
            new RowReport(3, "d", Effect.REJECTED, "area: bad"));
    assertThat(names()).containsExactly("a", "b", "c");
    assertThat(imported.revision()).isEqualTo(2);
    assertThat(imported.edited()).isEqualTo(new EditSources.Edited.Done(2));
  }

  @Test
  void theImportIsOnRecordWithTheTagsThatItChanged() {
    take(true, false, List.of(row("b", "y"), row("c", "x"), row("d", "bad")));
    assertThat(changes.kept())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.act()).isEqualTo(Act.IMPORTED);
          assertThat(change.actor()).isEqualTo(ADMIN);
          assertThat(change.detail())
              .isEqualTo("1 ADDED [c], 1 CHANGED [b], 1 REMOVED [a], 1 REJECTED");
        });
  }

  @Test
  void tagsThatAreNotNamedGoOnlyWhenThatIsAskedFor() {
    assertThat(take(true, false, List.of(row("b", "x"))).rows())
        .containsExactly(
            new RowReport(1, "b", Effect.UNCHANGED, null),
            new RowReport(null, "a", Effect.REMOVED, null));
    assertThat(names()).containsExactly("b");
  }

  @Test
  void aTagWhoseNewRowIsRejectedStaysAsItWas() {
    take(true, false, List.of(row("a", "bad"), row("b", "x")));
    assertThat(names()).containsExactly("a", "b");
    assertThat(file.written().tags().getFirst()).containsEntry("area", "x");
  }

  @Test
  void aDryRunReportsAndWritesNothing() {
    Imported imported = take(true, true, List.of(row("c", "x")));
    assertThat(imported.rows())
        .extracting(RowReport::effect)
        .containsExactly(Effect.ADDED, Effect.REMOVED, Effect.REMOVED);
    assertThat(imported.edited()).isNull();
    assertThat(names()).containsExactly("a", "b");
    assertThat(changes.kept()).isEmpty();
  }

  @Test
  void nothingToDoWritesNothing() {
    assertThat(take(false, false, List.of(row("a", "x"))).edited()).isNull();
    assertThat(file.written().revision()).isEqualTo(1);
  }
}

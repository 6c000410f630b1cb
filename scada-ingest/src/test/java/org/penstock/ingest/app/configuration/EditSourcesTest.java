package org.penstock.ingest.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penstock.event.Actor;
import org.penstock.ingest.app.change.KeepChanges;
import org.penstock.ingest.app.change.MemoryChanges;
import org.penstock.ingest.app.configuration.EditSources.Edited;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.ChangeJournal;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

class EditSourcesTest {

  private static final Actor ADMIN = new Actor("1", "ada", "Ada", "Admin", null);

  private final MemoryChanges memory = new MemoryChanges();
  private final OneSource file = new OneSource();
  private final EditSources edit = new EditSources(file, memory.verb(), _ -> {});

  /** A file with the source "a" that has one tag; says what was on record when it was written. */
  private final class OneSource implements SourcesFile {

    private final List<Integer> recordsAtWrite = new ArrayList<>();
    private Written written =
        new Written(
            List.of(Map.of("id", "a", "queue_size", 10)),
            List.of(Map.of("tag_name", "t", "source", "a")),
            1);
    private Optional<Outcome> refusal = Optional.empty();

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
      return Map.of();
    }

    @Override
    public Sources preview(Written changed) {
      return new Sources(List.of(), InboundTags.NONE, List.of());
    }

    @Override
    public Outcome write(Written changed, long ifRevision) {
      recordsAtWrite.add(memory.kept().size());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      written = new Written(changed.sources(), changed.tags(), written.revision() + 1);
      return new Outcome.Done(new Replaced(preview(changed), preview(changed)));
    }
  }

  private Change kept() {
    return memory.kept().getLast();
  }

  @Test
  void eachEditIsOnRecordBeforeItIsWritten() {
    assertThat(edit.add(Map.of("id", "b", "queue_size", 5), 1, ADMIN))
        .isEqualTo(new Edited.Done(2));
    assertThat(kept())
        .extracting(Change::act, Change::subject, Change::detail, Change::actor)
        .containsExactly(Act.ADDED, "b", "id: b; queue_size: 5", ADMIN);

    edit.replace("b", Map.of("id", "b", "mode", "poll"), 2, ADMIN);
    assertThat(kept())
        .extracting(Change::act, Change::subject, Change::detail)
        .containsExactly(Act.REPLACED, "b", "mode: poll; queue_size: 5 -> not set");

    edit.remove("a", 3, ADMIN);
    assertThat(kept())
        .extracting(Change::act, Change::subject, Change::detail)
        .containsExactly(Act.REMOVED, "a", "with its 1 tags");
    assertThat(file.recordsAtWrite).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsRefusedFromTheStartIsNotOnRecord() {
    assertThat(edit.add(Map.of("id", "b"), 7, ADMIN)).isEqualTo(new Edited.Outdated(1));
    assertThat(edit.add(Map.of("id", "a"), 1, ADMIN)).isEqualTo(new Edited.Exists());
    assertThat(edit.remove("c", 1, ADMIN)).isEqualTo(new Edited.Unknown());
    assertThat(memory.kept()).isEmpty();
    assertThat(file.recordsAtWrite).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsSaidToBeNotDone() {
    file.refusal = Optional.of(new SourcesFile.Outcome.ReadOnly("the disk is full"));
    assertThat(edit.remove("a", 1, ADMIN)).isEqualTo(new Edited.ReadOnly("the disk is full"));
    file.refusal = Optional.of(new SourcesFile.Outcome.Outdated(9));
    assertThat(edit.remove("a", 1, ADMIN)).isEqualTo(new Edited.Outdated(9));
    assertThat(memory.kept())
        .extracting(Change::act)
        .containsExactly(Act.REMOVED, Act.NOT_DONE, Act.REMOVED, Act.NOT_DONE);
    assertThat(file.written().sources()).hasSize(1);
  }

  @Test
  void whatCannotBeKeptIsNotDone() {
    ChangeJournal full =
        new ChangeJournal() {
          @Override
          public void append(Change change) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public List<Change> pending() {
            return List.of();
          }

          @Override
          public void forwarded(List<Change> changes) {
            // There is none.
          }
        };
    KeepChanges changes =
        new KeepChanges(full, memory, java.util.UUID::randomUUID, () -> MemoryChanges.NOON);
    EditSources careful = new EditSources(file, changes, _ -> {});
    assertThatThrownBy(() -> careful.remove("a", 1, ADMIN)).hasMessageContaining("disk is full");
    assertThat(file.recordsAtWrite).isEmpty();
  }
}

package org.penstock.ingest.app.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.penstock.event.Actor;
import org.penstock.ingest.app.change.KeepChanges;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.port.SourcesFile.Outcome;
import org.penstock.ingest.domain.port.SourcesFile.Replaced;
import org.penstock.ingest.domain.port.SourcesFile.Written;

/**
 * Adds, replaces and removes sources in the file, for a person whose change is kept before it is
 * made.
 */
@ApplicationScoped
public class EditSources {

  private final SourcesFile file;
  private final KeepChanges changes;
  private final Consumer<Replaced> force;

  @Inject
  EditSources(SourcesFile file, KeepChanges changes, ReloadSources reload) {
    this(file, changes, reload::apply);
  }

  EditSources(SourcesFile file, KeepChanges changes, Consumer<Replaced> force) {
    this.file = file;
    this.changes = changes;
    this.force = force;
  }

  /** What became of an edit. */
  public sealed interface Edited {

    /** It is in force, with this revision. */
    record Done(long revision) implements Edited {}

    /** There is no such source. */
    record Unknown() implements Edited {}

    /** There is one of that id already. */
    record Exists() implements Edited {}

    /** It makes no sense, and why. */
    record Invalid(List<String> reasons) implements Edited {}

    /** Somebody was faster; the revision now. */
    record Outdated(long revision) implements Edited {}

    /** The file cannot be written, and why. */
    record ReadOnly(String reason) implements Edited {}
  }

  /** A source as it is written, and the revision of the whole. */
  public record WrittenSource(Map<String, Object> row, long revision) {}

  /** The source of that id as it is written. */
  public Optional<WrittenSource> written(String id) {
    Written written = file.written();
    return written.sources().stream()
        .filter(row -> id.equals(row.get("id")))
        .findFirst()
        .map(row -> new WrittenSource(row, written.revision()));
  }

  /** Adds a source. */
  public Edited add(Map<String, Object> row, long ifRevision, Actor actor) {
    Written written = file.written();
    String id = String.valueOf(row.get("id"));
    if (written.sources().stream().anyMatch(known -> id.equals(known.get("id")))) {
      return new Edited.Exists();
    }
    List<Map<String, Object>> sources = new ArrayList<>(written.sources());
    sources.add(row);
    Draft draft = new Draft(actor, Act.ADDED, id, RowWords.of(row));
    return write(with(written, sources, written.tags()), ifRevision, draft);
  }

  /** Replaces a source; its tags stay. */
  public Edited replace(String id, Map<String, Object> row, long ifRevision, Actor actor) {
    Written written = file.written();
    if (!id.equals(row.get("id"))) {
      return new Edited.Invalid(List.of("id: it is %s".formatted(id)));
    }
    Map<String, Object> before = written(id).map(WrittenSource::row).orElse(null);
    if (before == null) {
      return new Edited.Unknown();
    }
    List<Map<String, Object>> sources =
        written.sources().stream().map(known -> id.equals(known.get("id")) ? row : known).toList();
    Draft draft = new Draft(actor, Act.REPLACED, id, RowWords.difference(before, row));
    return write(with(written, sources, written.tags()), ifRevision, draft);
  }

  /** Removes a source with its tags. */
  public Edited remove(String id, long ifRevision, Actor actor) {
    Written written = file.written();
    List<Map<String, Object>> sources =
        written.sources().stream().filter(known -> !id.equals(known.get("id"))).toList();
    if (sources.size() == written.sources().size()) {
      return new Edited.Unknown();
    }
    List<Map<String, Object>> tags =
        written.tags().stream().filter(tag -> !id.equals(tag.get("source"))).toList();
    int gone = written.tags().size() - tags.size();
    Draft draft = new Draft(actor, Act.REMOVED, id, "with its %d tags".formatted(gone));
    return write(with(written, sources, tags), ifRevision, draft);
  }

  private static Written with(
      Written written, List<Map<String, Object>> sources, List<Map<String, Object>> tags) {
    return new Written(sources, tags, written.revision());
  }

  private Edited write(Written changed, long ifRevision, Draft draft) {
    Set<String> known = new HashSet<>(file.preview(file.written()).rejected());
    List<String> reasons =
        file.preview(changed).rejected().stream()
            .filter(reason -> !known.contains(reason))
            .toList();
    if (!reasons.isEmpty()) {
      return new Edited.Invalid(reasons);
    }
    return put(changed, ifRevision, draft);
  }

  /** Keeps whose change it is, then writes it and puts it into force. */
  synchronized Edited put(Written changed, long ifRevision, Draft draft) {
    long now = file.written().revision();
    if (ifRevision != now) {
      return new Edited.Outdated(now);
    }
    Change kept = changes.keep(draft);
    return switch (file.write(changed, ifRevision)) {
      case Outcome.Done(Replaced replaced) -> {
        force.accept(replaced);
        yield new Edited.Done(file.written().revision());
      }
      // Not by one of us, but the file itself can be edited at any moment.
      case Outcome.Outdated(long revision) -> {
        changes.notDone(kept, "the file had been changed meanwhile");
        yield new Edited.Outdated(revision);
      }
      case Outcome.ReadOnly(String reason) -> {
        changes.notDone(kept, reason);
        yield new Edited.ReadOnly(reason);
      }
    };
  }
}

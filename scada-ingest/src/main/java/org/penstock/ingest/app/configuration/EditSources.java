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
import org.jboss.logging.Logger;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.port.SourcesFile.Outcome;
import org.penstock.ingest.domain.port.SourcesFile.Replaced;
import org.penstock.ingest.domain.port.SourcesFile.Written;

/** Adds, replaces and removes sources in the file, for a person who is named in the log. */
@ApplicationScoped
public class EditSources {

  private static final Logger LOG = Logger.getLogger(EditSources.class);

  private final SourcesFile file;
  private final Consumer<Replaced> force;

  @Inject
  EditSources(SourcesFile file, ReloadSources reload) {
    this(file, reload::apply);
  }

  EditSources(SourcesFile file, Consumer<Replaced> force) {
    this.file = file;
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
    return write(with(written, sources, written.tags()), ifRevision, actor, "added source " + id);
  }

  /** Replaces a source; its tags stay. */
  public Edited replace(String id, Map<String, Object> row, long ifRevision, Actor actor) {
    Written written = file.written();
    if (!id.equals(row.get("id"))) {
      return new Edited.Invalid(List.of("id: it is %s".formatted(id)));
    }
    if (written.sources().stream().noneMatch(known -> id.equals(known.get("id")))) {
      return new Edited.Unknown();
    }
    List<Map<String, Object>> sources =
        written.sources().stream().map(known -> id.equals(known.get("id")) ? row : known).toList();
    return write(
        with(written, sources, written.tags()), ifRevision, actor, "replaced source " + id);
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
    return write(with(written, sources, tags), ifRevision, actor, "removed source " + id);
  }

  private static Written with(
      Written written, List<Map<String, Object>> sources, List<Map<String, Object>> tags) {
    return new Written(sources, tags, written.revision());
  }

  private Edited write(Written changed, long ifRevision, Actor actor, String what) {
    Set<String> known = new HashSet<>(file.preview(file.written()).rejected());
    List<String> reasons =
        file.preview(changed).rejected().stream()
            .filter(reason -> !known.contains(reason))
            .toList();
    if (!reasons.isEmpty()) {
      return new Edited.Invalid(reasons);
    }
    return inForce(file.write(changed, ifRevision), actor, what);
  }

  /** Puts a written change into force, and says in the log whose it is. */
  Edited inForce(Outcome outcome, Actor actor, String what) {
    return switch (outcome) {
      case Outcome.Done(Replaced replaced) -> {
        LOG.infof("audit: %s (%s) %s", actor.name(), actor.sub(), what);
        force.accept(replaced);
        yield new Edited.Done(file.written().revision());
      }
      case Outcome.Outdated(long revision) -> new Edited.Outdated(revision);
      case Outcome.ReadOnly(String reason) -> new Edited.ReadOnly(reason);
    };
  }
}

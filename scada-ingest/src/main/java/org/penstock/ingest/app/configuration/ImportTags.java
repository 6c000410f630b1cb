package org.penstock.ingest.app.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.ingest.app.configuration.EditSources.Edited;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;
import org.penstock.ingest.domain.port.SourcesFile;
import org.penstock.ingest.domain.port.SourcesFile.Written;

/** Takes a list of tags into the file: a bad row keeps no good one out, and each is reported. */
@ApplicationScoped
public class ImportTags {

  /** The tags that the record of a large import names. */
  private static final int NAMED = 100;

  private final SourcesFile file;
  private final EditSources edit;

  ImportTags(SourcesFile file, EditSources edit) {
    this.file = file;
    this.edit = edit;
  }

  /** What a row does. */
  public enum Effect {
    ADDED,
    CHANGED,
    REMOVED,
    UNCHANGED,
    REJECTED
  }

  /**
   * What became of one row.
   *
   * @param row its number in the import, from 1; null for a tag that the import does not name
   * @param reason why it was rejected
   */
  public record RowReport(
      @Nullable Integer row, String tagName, Effect effect, @Nullable String reason) {}

  /**
   * What became of an import.
   *
   * @param edited null when nothing was to be written
   */
  public record Imported(List<RowReport> rows, long revision, @Nullable Edited edited) {}

  /**
   * The import.
   *
   * @param removeMissing whether tags go that the import does not name
   * @param isDryRun whether to report only
   */
  public record Import(
      List<Map<String, Object>> rows, boolean removeMissing, boolean isDryRun, long ifRevision) {}

  /** Every tag as it is written. */
  public Written written() {
    return file.written();
  }

  /** Takes the rows in. */
  public Imported take(Import wanted, Actor actor) {
    Written before = file.written();
    List<RowReport> reports = new ArrayList<>();
    Written after = merge(before, wanted, reports);
    boolean isSame = after.tags().equals(before.tags());
    if (wanted.isDryRun() || isSame) {
      return new Imported(reports, before.revision(), null);
    }
    Draft draft = new Draft(actor, Act.IMPORTED, "tags", words(reports));
    Edited edited = edit.put(after, wanted.ifRevision(), draft);
    return new Imported(reports, file.written().revision(), edited);
  }

  private Written merge(Written before, Import wanted, List<RowReport> reports) {
    Map<String, Map<String, Object>> tags = new LinkedHashMap<>();
    before.tags().forEach(tag -> tags.put(name(tag), tag));
    Set<String> named = new HashSet<>();
    Map<Integer, String> rejected = rejected(before, wanted.rows());
    for (int number = 1; number <= wanted.rows().size(); number++) {
      Map<String, Object> row = wanted.rows().get(number - 1);
      String name = name(row);
      Optional<String> reason = Optional.ofNullable(rejected.get(number));
      named.add(name);
      if (reason.isPresent()) {
        reports.add(new RowReport(number, name, Effect.REJECTED, reason.get()));
      } else {
        Map<String, Object> known = tags.put(name, row);
        reports.add(new RowReport(number, name, effect(known, row), null));
      }
    }
    if (wanted.removeMissing()) {
      for (String name : List.copyOf(tags.keySet())) {
        if (!named.contains(name)) {
          tags.remove(name);
          reports.add(new RowReport(null, name, Effect.REMOVED, null));
        }
      }
    }
    return new Written(before.sources(), List.copyOf(tags.values()), before.revision());
  }

  /** Judged as the file is judged, so that what is taken in is what will be collected. */
  private Map<Integer, String> rejected(Written before, List<Map<String, Object>> rows) {
    Map<Integer, String> rejected = new HashMap<>();
    file.judge(before.sources(), rows).forEach(rejected::put);
    return rejected;
  }

  private static Effect effect(@Nullable Map<String, Object> known, Map<String, Object> row) {
    if (known == null) {
      return Effect.ADDED;
    }
    return texts(known).equals(texts(row)) ? Effect.UNCHANGED : Effect.CHANGED;
  }

  /** A cell is a text where the file may have a number. */
  private static Map<String, String> texts(Map<String, Object> row) {
    Map<String, String> texts = new HashMap<>();
    row.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  private static String name(Map<String, Object> row) {
    return String.valueOf(row.getOrDefault("tag_name", ""));
  }

  /** How many rows had each effect, and the first tags of each that has changed something. */
  private static String words(List<RowReport> reports) {
    Map<Effect, List<String>> tags = new EnumMap<>(Effect.class);
    reports.forEach(report ->
        tags.computeIfAbsent(report.effect(), _ -> new ArrayList<>()).add(report.tagName()));
    List<String> words = new ArrayList<>();
    tags.forEach((effect, names) ->
        words.add("%d %s%s".formatted(names.size(), effect, named(effect, names))));
    return String.join(", ", words);
  }

  private static String named(Effect effect, List<String> names) {
    return switch (effect) {
      case UNCHANGED, REJECTED -> "";
      case ADDED, CHANGED, REMOVED ->
          names.size() <= NAMED ? " " + names : " %s and others".formatted(names.subList(0, NAMED));
    };
  }
}

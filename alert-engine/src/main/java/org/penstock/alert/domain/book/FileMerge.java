package org.penstock.alert.domain.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft;

/**
 * What reading the rules file again does to the book.
 *
 * <p>How it works. Three texts of a rule are compared: the file's now, the file's when it last had
 * a say, and the one in force. Where people changed nothing since, the file decides. Where they did
 * and the file did not change, theirs stays. Where both changed, nothing is overwritten and the
 * conflict is told; once the file says what is in force, that is noted as a version of the file.
 */
public final class FileMerge {

  private final String plantId;
  private final List<RuleEntry> versions = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  private FileMerge(String plantId) {
    this.plantId = plantId;
  }

  /** The versions to add, and the rules of which file and people say different things. */
  public record Merged(List<RuleEntry> versions, List<String> conflicts) {

    public Merged {
      versions = List.copyOf(versions);
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Compares.
   *
   * @param written the file's rules by id
   * @param inBook the newest version of each rule
   * @param ofFile of each rule the newest version that the file wrote
   */
  public static Merged of(
      Map<String, RuleDraft> written,
      String plantId,
      List<RuleVersion> inBook,
      List<RuleEntry> ofFile) {
    Map<String, RuleVersion> latest = new HashMap<>();
    inBook.forEach(one -> latest.put(one.entry().ruleId(), one));
    Map<String, RuleEntry> before = new HashMap<>();
    ofFile.forEach(one -> before.put(one.ruleId(), one));
    TreeSet<String> ids = new TreeSet<>(written.keySet());
    ids.addAll(latest.keySet());
    FileMerge merge = new FileMerge(plantId);
    for (String id : ids) {
      @Nullable RuleDraft now = written.get(id);
      @Nullable RuleVersion known = latest.get(id);
      if (known == null) {
        Optional.ofNullable(now)
            .ifPresent(draft -> merge.versions.add(RuleEntry.first(id, plantId, draft)));
      } else {
        merge.rule(known, merge.asWritten(known.entry(), now), before.get(id));
      }
    }
    return new Merged(merge.versions, merge.conflicts);
  }

  /** What the file says of a known rule, as the version that would follow. */
  private RuleEntry asWritten(RuleEntry known, @Nullable RuleDraft now) {
    return now == null ? known.nextRetired() : known.next(plantId, now);
  }

  private void rule(RuleVersion known, RuleEntry written, @Nullable RuleEntry before) {
    boolean isSettled = written.saysTheSame(known.entry());
    if (known.isOfFile()) {
      if (!isSettled) {
        versions.add(written);
      }
      return;
    }
    boolean hasFileChanged = before == null ? !written.retired() : !written.saysTheSame(before);
    if (!hasFileChanged) {
      return;
    }
    if (isSettled) {
      versions.add(written);
    } else {
      conflicts.add(
          "rule %s: the file %s, but %s put version %d in force at %s; it was not overwritten"
              .formatted(
                  written.ruleId(),
                  written.retired() ? "has it no more" : "says something else",
                  known.authorship().by().text(),
                  known.entry().version(),
                  known.authorship().at()));
    }
  }
}

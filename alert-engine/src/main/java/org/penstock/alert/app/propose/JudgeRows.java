package org.penstock.alert.app.propose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.JudgedRow.Effect;
import org.penstock.alert.app.rules.CheckRules;
import org.penstock.alert.app.rules.CheckRules.Verdict;
import org.penstock.alert.app.rules.CheckRules.Written;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.RuleBook;

/** Says of each row what it would do to the rules, or every fault that it has. */
@ApplicationScoped
public class JudgeRows {

  private static final String NO_PLANT = "";

  private final RuleBook book;
  private final CheckRules checkRules;

  JudgeRows(RuleBook book, CheckRules checkRules) {
    this.book = book;
    this.checkRules = checkRules;
  }

  /** Judges rows that would be in force together, in their order. */
  @Transactional
  public List<JudgedRow> judge(List<SheetRow> rows) {
    Map<String, RuleEntry> known = new HashMap<>();
    book.latest().stream()
        .map(RuleVersion::entry)
        .forEach(entry -> known.put(entry.ruleId(), entry));
    Set<String> plants =
        known.values().stream().map(RuleEntry::plantId).collect(Collectors.toSet());
    String onlyPlant = plants.size() == 1 ? plants.iterator().next() : NO_PLANT;
    List<Written> drafts = new ArrayList<>();
    for (SheetRow row : rows) {
      RuleDraft draft = row.draft();
      if (draft != null) {
        drafts.add(
            new Written(draft, plant(row, known.get(String.valueOf(draft.id())), onlyPlant)));
      }
    }
    List<Verdict> verdicts = checkRules.check(drafts);
    List<JudgedRow> judged = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int next = 0;
    for (SheetRow row : rows) {
      RuleDraft draft = row.draft();
      if (draft == null) {
        judged.add(JudgedRow.faulty(row.row(), null, row.faults()));
      } else {
        judged.add(judge(row, drafts.get(next), verdicts.get(next), known, seen));
        next++;
      }
    }
    return judged;
  }

  private static JudgedRow judge(
      SheetRow row,
      Written written,
      Verdict verdict,
      Map<String, RuleEntry> known,
      Set<String> seen) {
    @Nullable String id = written.draft().id();
    List<String> faults = new ArrayList<>(row.faults());
    if (verdict instanceof Verdict.Faulty(List<String> found)) {
      faults.addAll(found);
    }
    if (written.plantId().equals(NO_PLANT)) {
      faults.add("plant_id is missing");
    }
    if (id != null && !seen.add(id)) {
      faults.add("the id is used by an earlier row");
    }
    Optional<RuleEntry> before = Optional.ofNullable(known.get(String.valueOf(id)));
    Integer from = row.version();
    before
        .filter(entry -> from != null && from != entry.version())
        .ifPresent(entry ->
            faults.add(
                "the rule is of version %d by now, the row of version %d"
                    .formatted(entry.version(), from)));
    if (!faults.isEmpty() || id == null) {
      return JudgedRow.faulty(row.row(), id, faults);
    }
    RuleEntry after =
        before
            .map(entry -> entry.next(written.plantId(), written.draft()))
            .orElseGet(() -> RuleEntry.first(id, written.plantId(), written.draft()));
    Effect effect =
        before
            .map(entry -> entry.saysTheSame(after) ? Effect.UNCHANGED : Effect.CHANGED)
            .orElse(Effect.NEW);
    return new JudgedRow(
        row.row(), id, effect, List.of(), effect == Effect.UNCHANGED ? null : after, null);
  }

  private static String plant(SheetRow row, @Nullable RuleEntry known, String onlyPlant) {
    String given = row.plantId();
    if (given != null && !given.isBlank()) {
      return given;
    }
    return known == null ? onlyPlant : known.plantId();
  }
}

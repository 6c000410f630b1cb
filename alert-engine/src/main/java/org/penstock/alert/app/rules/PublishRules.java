package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.FileMark;
import org.penstock.alert.domain.book.FileMerge;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.draft.RuleSheet.Checked;
import org.penstock.alert.domain.port.RuleSource;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.port.rules.RuleBook;
import org.penstock.alert.domain.rule.AlarmRule;

/**
 * Takes the rules file into the book: all of it or, when one row is faulty, nothing; then what was
 * in force stays, and the faults are reported row by row.
 */
@ApplicationScoped
public class PublishRules {

  private final RuleSource source;
  private final RuleBook book;
  private final TagAreas areas;
  private final CheckRules checkRules;
  private final ChangeRules changeRules;
  private final InstantSource clock;
  private final String release;

  PublishRules(
      RuleSource source,
      RuleBook book,
      TagAreas areas,
      CheckRules checkRules,
      ChangeRules changeRules,
      InstantSource clock,
      AlertConfig config) {
    this.source = source;
    this.book = book;
    this.areas = areas;
    this.checkRules = checkRules;
    this.changeRules = changeRules;
    this.clock = clock;
    this.release = config.rules().release();
  }

  /** The rules that are in force, as of a change of the book. */
  record InForce(
      List<AlarmRule> rules, Map<String, String> areas, Set<String> ofScada, long change) {}

  /** What came of the file. */
  record Published(InForce inForce, List<String> faults, List<String> conflicts) {

    private static final String NONE = "";

    /**
     * The mark to remember now. A faulty file changed nothing, so what was taken in before still
     * is; one in conflict changed the book in part, so no text is taken in as a whole any more.
     */
    Optional<String> remembered(String mark) {
      if (!faults.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(conflicts.isEmpty() ? mark : NONE);
    }
  }

  /**
   * Reads the source and stores what it says, in a transaction of its own: the answer is put in
   * force, and a caller that rolls back afterwards must not take the rows with it.
   *
   * <p>A text that was taken in without a fault, and is judged by the same checks and tags again,
   * is not read: of thousands of rules that is most of what a start takes.
   */
  @Transactional(TxType.REQUIRES_NEW)
  Published publish() {
    book.lock();
    Map<String, String> known = areas.all();
    RuleSource.Text text = source.now();
    String mark = FileMark.of(text.mark(), release, known);
    boolean isTaken = book.taken().filter(mark::equals).isPresent();
    Published published =
        isTaken ? new Published(inForce(known), List.of(), List.of()) : publish(text, known);
    if (!isTaken) {
      published.remembered(mark).ifPresent(one -> book.taken(one, clock.instant()));
    }
    changeRules.begin(published.inForce().rules());
    return published;
  }

  private Published publish(RuleSource.Text text, Map<String, String> known) {
    return switch (text.read()) {
      case RuleSource.Content.Unreadable(String reason) ->
          new Published(inForce(known), List.of(reason), List.of());
      case RuleSource.Content.Drafts drafts -> publish(drafts, known);
    };
  }

  /** What the book says now, in a transaction of its own. */
  @Transactional(TxType.REQUIRES_NEW)
  InForce read() {
    return inForce(areas.all());
  }

  /** The newest change of the book. */
  @Transactional(TxType.REQUIRES_NEW)
  long newestChange() {
    return book.newestChange();
  }

  private Published publish(RuleSource.Content.Drafts drafts, Map<String, String> known) {
    Checked checked = checkRules.sheet(drafts, known);
    if (!checked.faults().isEmpty()) {
      return new Published(inForce(known), checked.faults(), List.of());
    }
    long change = book.newestChange();
    List<RuleVersion> latest = book.latest();
    // What the file said before matters only where people have had a say since.
    List<RuleEntry> ofFile =
        latest.stream().allMatch(RuleVersion::isOfFile) ? List.of() : book.latestOfFile();
    FileMerge.Merged merged = FileMerge.of(checked.byId(), drafts.plantId(), latest, ofFile);
    if (merged.versions().isEmpty()) {
      return new Published(inForce(known, latest, change), List.of(), merged.conflicts());
    }
    changeRules.add(merged.versions(), Authorship.ofFile(drafts.origin(), clock.instant()));
    return new Published(inForce(known), List.of(), merged.conflicts());
  }

  /** The number is read first: a change that comes meanwhile is then seen as one more. */
  private InForce inForce(Map<String, String> known) {
    long change = book.newestChange();
    return inForce(known, book.latest(), change);
  }

  /** Thousands of rules are made again at each start: by all processors, each on its own. */
  private InForce inForce(Map<String, String> known, List<RuleVersion> latest, long change) {
    List<AlarmRule> rules =
        latest.parallelStream()
            .map(RuleVersion::entry)
            .filter(entry -> !entry.retired())
            .flatMap(entry -> checkRules.stored(entry).stream())
            .toList();
    return new InForce(rules, known, areas.ownedByScada(), change);
  }
}

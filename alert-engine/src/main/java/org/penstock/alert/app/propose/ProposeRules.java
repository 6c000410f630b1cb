package org.penstock.alert.app.propose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.JudgedRow.Effect;
import org.penstock.alert.app.rules.CheckRules;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.book.Proposal.Kind;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.port.rules.Proposals;
import org.penstock.alert.domain.port.rules.RuleBook;
import org.penstock.event.Actor;
import org.penstock.kit.id.IdSource;

/** Notes down the changes of rules that somebody asks for; nothing is in force by that. */
@ApplicationScoped
public class ProposeRules {

  private final JudgeRows judgeRows;
  private final CheckRules checkRules;
  private final RuleBook book;
  private final Proposals proposals;
  private final IdSource ids;
  private final InstantSource clock;

  ProposeRules(
      JudgeRows judgeRows,
      CheckRules checkRules,
      RuleBook book,
      Proposals proposals,
      IdSource ids,
      InstantSource clock) {
    this.judgeRows = judgeRows;
    this.checkRules = checkRules;
    this.book = book;
    this.proposals = proposals;
    this.ids = ids;
    this.clock = clock;
  }

  /** Who asks, and why. */
  public record Asked(Actor by, String reason) {}

  /** The answer. */
  public sealed interface Result {

    /** Noted down; somebody decides. */
    record Proposed(Proposal proposal) implements Result {}

    /** Could not be in force. */
    record Faulty(List<String> faults) implements Result {}

    /** The rule says just that already. */
    record Unchanged(String ruleId) implements Result {}

    /** There is no such rule in force. */
    record Unknown(String ruleId) implements Result {}
  }

  /** Proposes a rule, new or changed. */
  @Transactional
  public Result propose(SheetRow row, Asked asked) {
    JudgedRow judged = judgeRows.judge(List.of(row)).getFirst();
    @Nullable RuleEntry next = judged.next();
    if (judged.effect() == Effect.FAULTY) {
      return new Result.Faulty(judged.faults());
    }
    return next == null
        ? new Result.Unchanged(String.valueOf(judged.ruleId()))
        : new Result.Proposed(
            add(next, judged.effect() == Effect.NEW ? Kind.NEW : Kind.CHANGE, asked));
  }

  /** Proposes that a rule be no more. */
  @Transactional
  public Result proposeRetiring(String ruleId, Asked asked) {
    Optional<RuleEntry> known =
        book.latest(ruleId).map(RuleVersion::entry).filter(entry -> !entry.retired());
    if (known.isEmpty()) {
      return new Result.Unknown(ruleId);
    }
    List<String> faults = checkRules.checkRetiring(known.get());
    return faults.isEmpty()
        ? new Result.Proposed(add(known.get().nextRetired(), Kind.RETIRE, asked))
        : new Result.Faulty(faults);
  }

  /** Proposes what the rows of a sheet change: all of it or, when a row is faulty, nothing. */
  @Transactional
  public List<JudgedRow> proposeAll(List<SheetRow> rows, Asked asked) {
    List<JudgedRow> judged = judgeRows.judge(rows);
    if (judged.stream().anyMatch(row -> row.effect() == Effect.FAULTY)) {
      return judged;
    }
    List<JudgedRow> proposed = new ArrayList<>();
    for (JudgedRow row : judged) {
      @Nullable RuleEntry next = row.next();
      Kind kind = row.effect() == Effect.NEW ? Kind.NEW : Kind.CHANGE;
      proposed.add(next == null ? row : row.proposedAs(add(next, kind, asked).id()));
    }
    return proposed;
  }

  private Proposal add(RuleEntry next, Kind kind, Asked asked) {
    Proposal proposal =
        new Proposal(
            ids.next(),
            kind,
            next.ruleId(),
            next.version() - 1,
            next.plantId(),
            kind == Kind.RETIRE ? null : next.definition(),
            asked.reason(),
            asked.by(),
            clock.instant(),
            Proposal.State.OPEN,
            null);
    proposals.add(proposal);
    return proposal;
  }
}

package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.draft.RuleCheck;
import org.penstock.alert.domain.draft.RuleCheck.Result;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.draft.RuleSheet;
import org.penstock.alert.domain.port.RuleSource;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.rule.RuleSet;

/** Turns drafts into rules, or into the faults that they have beside the rules in force. */
@ApplicationScoped
public class CheckRules {

  private static final Logger LOG = Logger.getLogger(CheckRules.class);

  private final CurrentRules rules;
  private final TagAreas areas;
  private final Expressions expressions;

  CheckRules(CurrentRules rules, TagAreas areas, Expressions expressions) {
    this.rules = rules;
    this.areas = areas;
    this.expressions = expressions;
  }

  /** A rule that could be in force, or what is wrong with it. */
  public sealed interface Verdict {

    /** Could be in force. */
    record Sound(AlarmRule rule) implements Verdict {}

    /** Could not, for these reasons. */
    record Faulty(List<String> faults) implements Verdict {}
  }

  /** Checks a draft beside the rules in force. */
  public Verdict check(RuleDraft draft, String plantId) {
    return check(List.of(new Written(draft, plantId))).getFirst();
  }

  /** One draft of several that would be in force together. */
  public record Written(RuleDraft draft, String plantId) {}

  /** Checks drafts that would be in force together, each in its turn. */
  public List<Verdict> check(List<Written> drafts) {
    List<Result> results =
        drafts.stream()
            .map(one -> RuleCheck.check(one.draft(), one.plantId(), 1, expressions))
            .toList();
    Map<String, String> known = areas.all();
    Map<String, String> areaOfAlarm = new HashMap<>();
    Stream.concat(inForce(), results.stream().flatMap(CheckRules::accepted))
        .forEach(rule -> areaOfAlarm.put(rule.alarmId(), rule.area()));
    return results.stream().map(result -> beside(result, known, areaOfAlarm)).toList();
  }

  /** Why a rule cannot be retired: alarms of others follow from its own. */
  public List<String> checkRetiring(RuleEntry entry) {
    return stored(entry).stream()
        .flatMap(rule -> rules.set().below(rule.alarmId()).stream())
        .map(child -> "suppress_when of rule %s names its alarm".formatted(child.id()))
        .toList();
  }

  /** The rows of the rules file, checked together. */
  RuleSheet.Checked sheet(RuleSource.Content.Drafts drafts, Map<String, String> known) {
    return RuleSheet.check(drafts.rows(), drafts.plantId(), known, expressions);
  }

  /** The rule that an entry of the book stands for; a faulty one is told in the log. */
  Optional<AlarmRule> stored(RuleEntry entry) {
    return switch (RuleCheck.check(
        entry.definition(), entry.plantId(), entry.version(), expressions)) {
      case Result.Accepted(AlarmRule rule) -> Optional.of(rule);
      case Result.Faulty(List<String> faults) -> {
        LOG.errorf("stored rule %s is faulty: %s", entry.ruleId(), faults);
        yield Optional.empty();
      }
    };
  }

  private static Verdict beside(
      Result result, Map<String, String> known, Map<String, String> areaOfAlarm) {
    return switch (result) {
      case Result.Faulty(List<String> faults) -> new Verdict.Faulty(faults);
      case Result.Accepted(AlarmRule rule) -> {
        List<String> faults = new ArrayList<>();
        RuleSet.fault(rule, known).ifPresent(faults::add);
        RuleSet.parentFault(rule, areaOfAlarm).ifPresent(faults::add);
        yield faults.isEmpty() ? new Verdict.Sound(rule) : new Verdict.Faulty(faults);
      }
    };
  }

  private static Stream<AlarmRule> accepted(Result result) {
    @Nullable AlarmRule rule = result instanceof Result.Accepted(AlarmRule one) ? one : null;
    return Stream.ofNullable(rule);
  }

  private Stream<AlarmRule> inForce() {
    return Stream.concat(
        rules.set().active().stream(),
        rules.set().refused().stream().map(RuleSet.RefusedRule::rule));
  }
}

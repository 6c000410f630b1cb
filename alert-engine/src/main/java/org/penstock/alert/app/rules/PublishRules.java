package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.draft.RuleCheck;
import org.penstock.alert.domain.draft.RuleCheck.Result;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.draft.RuleSheet;
import org.penstock.alert.domain.draft.RuleSheet.Checked;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.RuleBook;
import org.penstock.alert.domain.port.RuleBook.Entry;
import org.penstock.alert.domain.port.RuleSource;
import org.penstock.alert.domain.port.TagAreas;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Expressions;
import org.penstock.alert.domain.signal.Values;
import org.penstock.kit.id.IdSource;

/**
 * Puts the written rules in force: all of them or, when one is faulty, none; then those that were
 * in force stay, and the faults are reported row by row.
 */
@ApplicationScoped
public class PublishRules {

  private static final Logger LOG = Logger.getLogger(PublishRules.class);

  private final RuleSource source;
  private final RuleBook book;
  private final TagAreas areas;
  private final Expressions expressions;
  private final Alarms alarms;
  private final StoreAlarms store;
  private final IdSource ids;
  private final InstantSource clock;

  PublishRules(
      RuleSource source,
      RuleBook book,
      TagAreas areas,
      Expressions expressions,
      Alarms alarms,
      StoreAlarms store,
      IdSource ids,
      InstantSource clock) {
    this.source = source;
    this.book = book;
    this.areas = areas;
    this.expressions = expressions;
    this.alarms = alarms;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The rules that are in force once this is committed, and what was wrong with the written ones.
   */
  record Published(List<AlarmRule> rules, Map<String, String> areas, List<String> faults) {}

  /**
   * Reads the source and stores what it says, in a transaction of its own: the answer is put in
   * force, and a caller that rolls back afterwards must not take the rows with it.
   */
  @Transactional(TxType.REQUIRES_NEW)
  Published publish() {
    Map<String, String> known = areas.all();
    List<String> faults =
        switch (source.read()) {
          case RuleSource.Content.Unreadable(String reason) -> List.of(reason);
          case RuleSource.Content.Drafts drafts -> publish(drafts, known);
        };
    List<AlarmRule> rules = inForce();
    createAlarms(rules);
    return new Published(rules, known, faults);
  }

  private List<String> publish(RuleSource.Content.Drafts drafts, Map<String, String> known) {
    Checked checked = RuleSheet.check(drafts.rows(), drafts.plantId(), known, expressions);
    if (!checked.faults().isEmpty()) {
      return checked.faults();
    }
    Map<String, Entry> latest = new HashMap<>();
    book.latest().forEach(entry -> latest.put(entry.ruleId(), entry));
    for (Map.Entry<String, RuleDraft> row : checked.byId().entrySet()) {
      add(row.getKey(), drafts, row.getValue(), latest.remove(row.getKey()));
    }
    latest.values().stream()
        .filter(entry -> !entry.retired())
        .forEach(entry -> retire(entry, drafts.origin()));
    return List.of();
  }

  private void add(
      String id, RuleSource.Content.Drafts drafts, RuleDraft draft, @Nullable Entry known) {
    boolean same =
        known != null
            && !known.retired()
            && known.definition().equals(draft)
            && known.plantId().equals(drafts.plantId());
    if (!same) {
      int version = known == null ? 1 : known.version() + 1;
      book.add(new Entry(id, version, drafts.plantId(), draft, false), drafts.origin());
    }
  }

  /** A rule that is no longer written lets its alarm go. */
  private void retire(Entry entry, String author) {
    book.add(
        new Entry(entry.ruleId(), entry.version() + 1, entry.plantId(), entry.definition(), true),
        author);
    Instant now = clock.instant();
    accepted(entry)
        .ifPresent(rule -> {
          for (Alarm alarm : alarms.lock(List.of(rule.alarmId()))) {
            Outcome outcome = new AlarmLife(rule, ids::next).retire(alarm, now);
            if (!outcome.alarm().equals(alarm)) {
              store.store(List.of(new Happened(rule, outcome, Values.NONE)), true);
            }
          }
        });
  }

  private List<AlarmRule> inForce() {
    List<AlarmRule> rules = new ArrayList<>();
    for (Entry entry : book.latest()) {
      if (!entry.retired()) {
        accepted(entry).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private Optional<AlarmRule> accepted(Entry entry) {
    return switch (RuleCheck.check(entry.definition(), entry.plantId(), entry.version(), expressions)) {
      case Result.Accepted(AlarmRule rule) -> Optional.of(rule);
      case Result.Faulty(List<String> faults) -> {
        LOG.errorf("stored rule %s is faulty: %s", entry.ruleId(), faults);
        yield Optional.empty();
      }
    };
  }

  private void createAlarms(List<AlarmRule> rules) {
    Instant now = clock.instant();
    alarms.create(
        rules.stream()
            .map(rule -> {
              Alarm alarm = Alarm.untouched(rule.alarmId());
              return new Alarms.Change(alarm, Telling.state(rule, alarm, now));
            })
            .toList());
  }
}

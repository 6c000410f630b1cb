package org.penstock.alert.app.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.app.tell.Telling;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.book.Authorship;
import org.penstock.alert.domain.book.RuleEntry;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.port.rules.AlarmRemovals;
import org.penstock.alert.domain.port.rules.RuleBook;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.kit.id.IdSource;

/** Writes versions into the book and lets their alarms come and go, in the caller's transaction. */
@ApplicationScoped
public class ChangeRules {

  private final RuleBook book;
  private final CheckRules checkRules;
  private final Alarms alarms;
  private final AlarmRemovals removals;
  private final StoreAlarms store;
  private final IdSource ids;
  private final InstantSource clock;

  ChangeRules(
      RuleBook book,
      CheckRules checkRules,
      Alarms alarms,
      AlarmRemovals removals,
      StoreAlarms store,
      IdSource ids,
      InstantSource clock) {
    this.book = book;
    this.checkRules = checkRules;
    this.alarms = alarms;
    this.removals = removals;
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds versions; the book is locked. An alarm that no rule makes any more is let go. */
  public void add(List<RuleEntry> versions, Authorship by) {
    List<AlarmRule> begun = new ArrayList<>();
    for (RuleEntry version : versions) {
      Optional<AlarmRule> before =
          book.latest(version.ruleId())
              .map(RuleVersion::entry)
              .filter(known -> !known.retired())
              .flatMap(checkRules::stored);
      Optional<AlarmRule> after = version.retired() ? Optional.empty() : checkRules.stored(version);
      book.add(new RuleVersion(version, by));
      before
          .filter(old -> after.filter(now -> now.alarmId().equals(old.alarmId())).isEmpty())
          .ifPresent(this::letGo);
      after.ifPresent(begun::add);
    }
    begin(begun);
  }

  /** Makes a row for the alarm of each rule that has none. */
  void begin(List<AlarmRule> rules) {
    Instant now = clock.instant();
    List<String> ids = rules.stream().map(AlarmRule::alarmId).toList();
    removals.restore(ids);
    Set<String> known = alarms.known(ids);
    alarms.create(
        rules.stream()
            .filter(rule -> !known.contains(rule.alarmId()))
            .map(rule -> {
              Alarm alarm = Alarm.untouched(rule.alarmId());
              return new Alarms.Change(alarm, Telling.state(rule, alarm, now));
            })
            .toList());
  }

  private void letGo(AlarmRule rule) {
    Instant now = clock.instant();
    for (Alarm alarm : alarms.lock(List.of(rule.alarmId()))) {
      store.remove(
          new Happened(rule, new AlarmLife(rule, ids::next).retire(alarm, now), Values.NONE));
      removals.remove(List.of(alarm.id()), now);
    }
  }
}

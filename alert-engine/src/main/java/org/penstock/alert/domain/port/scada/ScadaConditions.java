package org.penstock.alert.domain.port.scada;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penstock.alert.domain.scada.ConditionKey;
import org.penstock.alert.domain.scada.KnownCondition;

/**
 * The conditions of the SCADA system as they were last told. Their locks are taken before those of
 * alarms, in the order of the keys.
 */
public interface ScadaConditions {

  /** Since when this plant's conditions are followed: its topic reaches further back. */
  Instant followedSince();

  /** Locks those of the conditions that are known. */
  List<KnownCondition> lock(Collection<ConditionKey> keys);

  /** Locks the conditions behind alarms. */
  List<KnownCondition> lockBehind(Collection<String> alarmIds);

  /** Locks them all. */
  List<KnownCondition> lockAll();

  /** The condition behind an alarm. */
  Optional<KnownCondition> behind(String alarmId);

  /** Those of the conditions that are known, as {@link ConditionKey#text} names them. */
  List<KnownCondition> named(Collection<String> names);

  /** Stores conditions. */
  void put(Collection<KnownCondition> conditions);

  /**
   * Alarms of conditions with a timer that is over by then, or that SCADA has acknowledged while
   * something was laid over them that is no more.
   */
  List<String> unsettled(Instant by, int most);

  /** Alarms that a condition speaks for. */
  List<String> covered();
}

package org.penstock.alert.domain.scada;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import org.penstock.event.ScadaAlarmEvent;

/** A condition of a source. */
public record ConditionKey(String sourceId, String conditionId)
    implements Comparable<ConditionKey> {

  private static final Comparator<ConditionKey> ORDER =
      Comparator.comparing(ConditionKey::sourceId).thenComparing(ConditionKey::conditionId);
  private static final int LONGEST_NAME = 60;
  private static final int DIGITS = 12;

  /** The condition that an event is about. */
  public static ConditionKey of(ScadaAlarmEvent event) {
    return new ConditionKey(event.sourceId(), event.conditionId());
  }

  /** As the topic's key and {@code covers} name it. */
  public String text() {
    return sourceId + "|" + conditionId;
  }

  /**
   * What stands for the rule's id: the readable end of the node's id, and a digest of the whole,
   * because a node's id may hold what an address or a file name may not.
   */
  public String slug() {
    String end = conditionId.substring(conditionId.lastIndexOf(';') + 1).replaceFirst("^.=", "");
    String plain = plain(end);
    String digest =
        UUID.nameUUIDFromBytes(text().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .substring(0, DIGITS);
    return "scada-" + plain.substring(0, Math.min(plain.length(), LONGEST_NAME)) + "-" + digest;
  }

  /** The alarm's identity: the same for as long as source and condition are. */
  public String alarmId() {
    return slug() + "@" + plain(sourceId);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
  }

  @Override
  public int compareTo(ConditionKey other) {
    return ORDER.compare(this, other);
  }
}

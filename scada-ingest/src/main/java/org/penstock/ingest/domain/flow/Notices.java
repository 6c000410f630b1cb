package org.penstock.ingest.domain.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penstock.event.Gap;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.domain.loss.UntoldGaps;

/**
 * Notices that wait until the broker has them. Grows with the number of things to tell of, not with
 * the time that the broker is away; alarm events, of which each counts, are bounded. Safe for
 * several threads.
 *
 * <p>Gap records are also kept beyond the end of the process until they are told. A status and a
 * tag's description need not be: the next run tells them anew. That a tag is gone it can only tell
 * when it knows that there was one: so the names of those described are kept until then.
 */
public final class Notices {

  private final Map<String, Notice> pending = new LinkedHashMap<>();
  private final UntoldGaps untold;
  private final DescribedTags described;
  private int alarmEvents;

  /** Notices that end with the process. */
  public Notices() {
    this(UntoldGaps.inMemory(), DescribedTags.inMemory());
  }

  /** Notices whose gaps, and the names of whose tags, outlive the process. */
  public Notices(UntoldGaps untold, DescribedTags described) {
    this.untold = untold;
    this.described = described;
  }

  /** Takes a notice; an unsent one about the same thing is forgotten. */
  public synchronized void post(Notice notice) {
    if (notice instanceof Notice.Missing(Gap gap)) {
      untold.keep(gap);
    }
    if (notice instanceof Notice.Tag tag) {
      described.described(tag.metadata().tagName());
    }
    forget(notice.about());
    put(notice);
  }

  /**
   * Takes an alarm event behind those that wait. When so many wait already the oldest of them goes,
   * and is the answer.
   */
  public synchronized Optional<ScadaAlarmEvent> post(Notice.AlarmEvent alarm, int most) {
    if (pending.containsKey(alarm.about())) {
      return Optional.empty();
    }
    Optional<ScadaAlarmEvent> oldest =
        alarmEvents < most ? Optional.empty() : oldestAlarmEvent().map(Notice.AlarmEvent::event);
    oldest.ifPresent(event -> forget(new Notice.AlarmEvent(event).about()));
    put(alarm);
    return oldest;
  }

  private Optional<Notice.AlarmEvent> oldestAlarmEvent() {
    return pending.values().stream()
        .filter(Notice.AlarmEvent.class::isInstance)
        .map(Notice.AlarmEvent.class::cast)
        .findFirst();
  }

  private void put(Notice notice) {
    pending.put(notice.about(), notice);
    alarmEvents += notice instanceof Notice.AlarmEvent ? 1 : 0;
  }

  private void forget(String about) {
    if (pending.remove(about) instanceof Notice.AlarmEvent) {
      alarmEvents--;
    }
  }

  /** The oldest notices, at most so many. */
  public synchronized List<Notice> head(int max) {
    return pending.values().stream().limit(max).toList();
  }

  /** Forgets notices that the broker has, unless there is a newer one about the same thing. */
  public synchronized void release(List<Notice> sent) {
    for (Notice notice : sent) {
      if (notice.equals(pending.get(notice.about()))) {
        forget(notice.about());
        if (notice instanceof Notice.Missing(Gap gap)) {
          untold.forget(gap.gapId());
        }
        if (notice instanceof Notice.TagGone(String tagName)) {
          described.gone(tagName);
        }
      }
    }
  }

  /** The tags that the topic may know, of this run and of earlier ones. */
  public synchronized Set<String> describedTags() {
    return described.all();
  }

  /** How many notices wait. */
  public synchronized int size() {
    return pending.size();
  }
}

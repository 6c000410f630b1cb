package org.penstock.ingest.domain.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices that wait until the broker has them. Grows with the number of things to tell of, not with
 * the time that the broker is away. Safe for several threads.
 */
public final class Notices {

  private final Map<String, Notice> pending = new LinkedHashMap<>();

  /** Takes a notice; an unsent one about the same thing is forgotten. */
  public synchronized void post(Notice notice) {
    pending.remove(notice.about());
    pending.put(notice.about(), notice);
  }

  /** The oldest notices, at most so many. */
  public synchronized List<Notice> head(int max) {
    return pending.values().stream().limit(max).toList();
  }

  /** Forgets notices that the broker has, unless there is a newer one about the same thing. */
  public synchronized void release(List<Notice> sent) {
    for (Notice notice : sent) {
      pending.remove(notice.about(), notice);
    }
  }

  /** How many notices wait. */
  public synchronized int size() {
    return pending.size();
  }
}

package org.penstock.bench;

import java.util.HashMap;
import java.util.Map;

/** Counts what is lost, doubled or out of order in each tag's numbered readings. */
final class SequenceProbe {

  private final Map<String, Long> last = new HashMap<>();
  private long seen;
  private long lost;
  private long doubled;
  private long reordered;

  void see(String tag, long seq) {
    seen++;
    Long before = last.get(tag);
    if (before == null || seq == before + 1) {
      last.put(tag, seq);
    } else if (seq == before) {
      doubled++;
    } else if (seq < before) {
      reordered++;
    } else {
      lost += seq - before - 1;
      last.put(tag, seq);
    }
  }

  long seen() {
    return seen;
  }

  long lost() {
    return lost;
  }

  long doubled() {
    return doubled;
  }

  long reordered() {
    return reordered;
  }
}

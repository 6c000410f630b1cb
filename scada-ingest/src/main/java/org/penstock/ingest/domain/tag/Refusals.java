package org.penstock.ingest.domain.tag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tags that a server refuses, why, and when each is tried again: less and less often. */
public final class Refusals {

  private record Refusal(TagSpec tag, String reason, int attempts, Instant next) {}

  private final Map<String, Refusal> refusals = new HashMap<>();
  private final Duration first;
  private final Duration longest;

  public Refusals(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** Notes a refusal; true when the tag was not refused before. */
  public boolean add(TagSpec tag, String reason, Instant now) {
    Refusal before = refusals.get(tag.tagName());
    int attempts = before == null ? 1 : before.attempts() + 1;
    refusals.put(tag.tagName(), new Refusal(tag, reason, attempts, now.plus(pause(attempts))));
    return before == null;
  }

  private Duration pause(int attempts) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, 20));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  /** The tag is collected, or not wanted any more. */
  public void remove(String tagName) {
    refusals.remove(tagName);
  }

  /** Whether the tag is refused. */
  public boolean has(String tagName) {
    return refusals.containsKey(tagName);
  }

  /** The tags to try again now. */
  public List<TagSpec> due(Instant now) {
    return refusals.values().stream()
        .filter(refusal -> !refusal.next().isAfter(now))
        .map(Refusal::tag)
        .toList();
  }

  /** The reasons by tag. */
  public Map<String, String> reasons() {
    return refusals.values().stream()
        .collect(Collectors.toUnmodifiableMap(refusal -> refusal.tag().tagName(), Refusal::reason));
  }
}

package org.penstock.ingest.app.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** A server's history in memory, with the faults that real ones have. */
final class FakeHistorian implements Historian {

  private record Position(int index) implements Continuation {}

  private final Map<String, List<RawSample>> samples = new HashMap<>();
  private final Set<String> withoutHistory = new HashSet<>();
  private final Map<String, Integer> failing = new HashMap<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<Asked> released = new ArrayList<>();
  private int mostTags = Integer.MAX_VALUE;
  private int mostValues = Integer.MAX_VALUE;
  private int callsUntilAway = Integer.MAX_VALUE;
  private boolean turnsForEver;
  private String failure = "";
  private Window failingTime = new Window(Instant.EPOCH, Instant.EPOCH);

  void holds(String tag, Instant from, int count) {
    List<RawSample> of = samples.computeIfAbsent(tag, _ -> new ArrayList<>());
    for (int i = 0; i < count; i++) {
      of.add(sample(tag, of.size(), from.plusSeconds(i)));
    }
  }

  static RawSample sample(String tag, double value, Instant time) {
    return new RawSample(
        tag, new RawValue.Real(value), 0, time, time, time, ReadingOrigin.BACKFILL);
  }

  void hasNoHistoryOf(String tag) {
    withoutHistory.add(tag);
  }

  void fails(String tag, int times) {
    failing.put(tag, times);
  }

  void bearsOnly(int tags, int values) {
    mostTags = tags;
    mostValues = values;
  }

  void goesAwayAfter(int calls) {
    callsUntilAway = calls;
  }

  /** Every call that asks for this time fails; an empty reason: none does. */
  void failsAsAWhole(String reason, Window within) {
    failure = reason;
    failingTime = within;
  }

  void turnsPagesForEver() {
    turnsForEver = true;
  }

  List<Question> questions() {
    return questions;
  }

  List<Asked> released() {
    return released;
  }

  @Override
  public Answer read(SourceSpec source, Question question) {
    questions.add(question);
    if (callsUntilAway == 0) {
      return new Answer.Away("cable cut");
    }
    callsUntilAway--;
    if (!failure.isEmpty() && failingTime.contains(question.window().from())) {
      return new Answer.Failed(failure);
    }
    int values = question.tags().size() * question.valuesOfEach();
    if (question.tags().size() > mostTags || values > mostValues) {
      return new Answer.TooMuch("too slow");
    }
    return new Answer.Pages(question.tags().stream().map(asked -> page(asked, question)).toList());
  }

  @Override
  public Duration ahead(SourceSpec source) {
    return Duration.ZERO;
  }

  private Page page(Asked asked, Question question) {
    TagSpec tag = asked.tag();
    if (withoutHistory.contains(tag.tagName())) {
      return new Page.NoHistory(tag, "no history");
    }
    if (failing.merge(tag.tagName(), -1, Integer::sum) >= 0) {
      return new Page.Failed(tag, "Bad_DataLost");
    }
    if (turnsForEver) {
      return new Page.Values(tag, List.of(), new Position(0));
    }
    List<RawSample> all =
        samples.getOrDefault(tag.tagName(), List.of()).stream()
            .filter(sample -> !sample.time().isBefore(question.window().from()))
            .filter(sample -> sample.time().isBefore(question.window().to()))
            .toList();
    int from = index(asked.next());
    int to = Math.min(all.size(), from + question.valuesOfEach());
    return new Page.Values(tag, all.subList(from, to), to < all.size() ? new Position(to) : null);
  }

  private static int index(@Nullable Continuation next) {
    return next instanceof Position(int index) ? index : 0;
  }

  @Override
  public void release(SourceSpec source, List<Asked> abandoned) {
    released.addAll(abandoned);
  }
}

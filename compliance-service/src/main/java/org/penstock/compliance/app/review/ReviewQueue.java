package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.review.QueueFilter;
import org.penstock.compliance.domain.review.QueuePosition;
import org.penstock.compliance.domain.review.Reviews;
import org.penstock.compliance.domain.review.TagDay;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.PlantTime;
import org.penstock.compliance.domain.slot.TagCatalogue;

/** What waits for review, by tag and operating day. */
@ApplicationScoped
public class ReviewQueue {

  private final Reviews reviews;
  private final TagCatalogue tags;
  private final InstantSource clock;

  ReviewQueue(Reviews reviews, TagCatalogue tags, InstantSource clock) {
    this.reviews = reviews;
    this.tags = tags;
    this.clock = clock;
  }

  /**
   * One line.
   *
   * @param from start of the part of the day that the line is about
   * @param to its end; with the tag and {@code from} the selection that has the line's hash
   * @param expected how many slots have ended in it
   * @param age how long the oldest reading in review waits
   */
  public record Line(
      TagDay day,
      Instant from,
      Instant to,
      long expected,
      double completeness,
      @Nullable Duration age) {}

  /** A page of the queue. */
  public List<Line> list(QueueFilter filter, @Nullable QueuePosition after, int limit) {
    Instant now = clock.instant();
    Instant to = filter.to();
    QueueFilter byDay =
        new QueueFilter(
            filter.tagNames(),
            filter.from(),
            to,
            filter.from() == null ? null : tags.time().operatingDay(filter.from()),
            to == null ? null : tags.time().operatingDay(to.minusNanos(1)),
            filter.waitingOnly());
    return reviews.queue(byDay, after, limit).stream().map(day -> line(day, filter, now)).toList();
  }

  private Line line(TagDay day, QueueFilter filter, Instant now) {
    Instant start = tags.time().startOf(day.operatingDay());
    Instant end = tags.time().startOf(day.operatingDay().plusDays(1));
    Instant from = filter.from() != null && filter.from().isAfter(start) ? filter.from() : start;
    Instant to = filter.to() != null && filter.to().isBefore(end) ? filter.to() : end;
    Optional<ComplianceTag> tag = tags.find(day.tagName());
    long expected = tag.map(one -> PlantTime.endedSlots(from, to, one.slot(), now)).orElse(0L);
    Instant since = day.waitingSince();
    Duration age = since == null ? null : Duration.between(since, now);
    return new Line(day, from, to, expected, day.completeness(expected), age);
  }
}

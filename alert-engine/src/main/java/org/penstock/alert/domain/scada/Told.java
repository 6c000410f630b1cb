package org.penstock.alert.domain.scada;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Actor;
import org.penstock.event.Quality;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.TagValue;

/**
 * An event as history tells it.
 *
 * @param evidence what SCADA said, in its words
 * @param by who acted there, where somebody did
 * @param at when
 */
public record Told(Observation evidence, Actor by, @Nullable String comment, Instant at) {

  /** As of the event's own time, unless the server's clock cannot be believed. */
  public static Told of(ScadaAlarmEvent event, Instant wall, Duration tolerance) {
    Instant latest = wall.plus(tolerance);
    return of(event, event.time().isAfter(latest) ? wall : event.time());
  }

  /** As of another time: what is known of the condition is taken again. */
  public static Told of(ScadaAlarmEvent event, Instant at) {
    String words = event.message();
    String tag = event.tagName() == null ? event.conditionId() : event.tagName();
    return new Told(
        new Observation(
            tag,
            words == null || words.isBlank() ? TagValue.missing() : new TagValue.Text(words),
            null,
            Quality.GOOD,
            at),
        actor(event),
        event.comment(),
        at);
  }

  /** Told by SCADA and proven by no token: the subject says so. */
  private static Actor actor(ScadaAlarmEvent event) {
    return new Actor(
        "scada:" + event.sourceId(), event.clientUserId(), null, null, event.sourceId());
  }
}

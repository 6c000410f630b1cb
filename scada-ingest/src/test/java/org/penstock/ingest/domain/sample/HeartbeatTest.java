package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.real;
import static org.penstock.ingest.domain.Samples.sample;
import static org.penstock.ingest.domain.Samples.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.ingest.domain.SourceFixture;
import org.penstock.ingest.domain.sample.Normalized.Dropped;
import org.penstock.ingest.domain.sample.Normalized.Reason;
import org.penstock.ingest.domain.tag.TagSpec;

class HeartbeatTest {

  private static final Duration HEARTBEAT = Duration.ofSeconds(60);

  @Test
  void theLastValueOfAQuietTagIsToldAgainEachIntervalWithoutBeingASample() {
    TagStream stream = quiet(HEARTBEAT);
    Reading known = reading(stream, real(1, NOON));
    Instant received = known.ingestTimestamp();
    assertThat(stream.heartbeat(received.plus(HEARTBEAT).minusMillis(1))).isEmpty();
    stream.learnAlarmState(ScadaAlarmState.ACKED);
    Instant due = received.plus(HEARTBEAT);
    Reading heartbeat = stream.heartbeat(due).orElseThrow();
    assertThat(heartbeat.origin()).isEqualTo(ReadingOrigin.HEARTBEAT);
    assertThat(heartbeat.value()).isEqualTo(known.value());
    assertThat(heartbeat.quality()).isEqualTo(Quality.GOOD);
    assertThat(heartbeat.timestamp()).isEqualTo(known.timestamp());
    assertThat(heartbeat.ingestTimestamp()).isEqualTo(due);
    assertThat(heartbeat.alarmState()).isEqualTo(ScadaAlarmState.ACKED);
    assertThat(heartbeat.eventId()).isNotEqualTo(known.eventId());
    assertThat(stream.last()).contains(known);
    assertThat(stream.heartbeat(due.plusSeconds(1))).isEmpty();
    assertThat(stream.heartbeat(due.plus(HEARTBEAT)).map(Reading::eventId))
        .isPresent()
        .isNotEqualTo(Optional.of(heartbeat.eventId()));
  }

  @Test
  void aHeartbeatHasTheSameIdentityInEveryRun() {
    assertThat(heartbeatOfAnotherRun().eventId()).isEqualTo(heartbeatOfAnotherRun().eventId());
  }

  private static Reading heartbeatOfAnotherRun() {
    TagStream stream = quiet(HEARTBEAT);
    stream.accept(real(1, NOON));
    return stream.heartbeat(NOON.plus(HEARTBEAT).plusSeconds(1)).orElseThrow();
  }

  @Test
  void withoutAValueThatHoldsThereIsNoHeartbeat() {
    TagStream stream = quiet(HEARTBEAT);
    assertThat(stream.heartbeat(NOON.plus(HEARTBEAT))).isEmpty();
    stream.accept(real(1, NOON));
    assertThat(stream.stale(NOON, NOON.plusSeconds(40))).isPresent();
    assertThat(stream.heartbeat(NOON.plus(HEARTBEAT).plus(HEARTBEAT))).isEmpty();
  }

  @Test
  void aTagCanBeWithoutHeartbeats() {
    TagStream stream = quiet(Duration.ZERO);
    stream.accept(real(1, NOON));
    assertThat(stream.heartbeat(NOON.plus(HEARTBEAT).plus(HEARTBEAT))).isEmpty();
    assertThat(stream.accept(initial(1, NOON))).isEqualTo(new Dropped(Reason.DUPLICATE));
  }

  @Test
  void theSameValueAtTheStartOfANewSubscriptionIsToldAgainAndAnOlderOneIsNot() {
    TagStream stream = quiet(HEARTBEAT);
    stream.accept(real(1, NOON));
    assertThat(reading(stream, initial(1, NOON)).origin()).isEqualTo(ReadingOrigin.HEARTBEAT);
    assertThat(stream.accept(initial(1, NOON))).isEqualTo(new Dropped(Reason.DUPLICATE));
    stream.accept(real(2, NOON.plusSeconds(1)));
    assertThat(stream.accept(initial(1, NOON))).isEqualTo(new Dropped(Reason.DUPLICATE));
  }

  @Test
  void whateverBringsTheLastValueAgainThereIsOneIdentityInAnInterval() {
    TagStream stream = quiet(HEARTBEAT);
    stream.accept(real(1, NOON));
    Instant due = NOON.plus(HEARTBEAT).plusSeconds(5);
    String told = stream.heartbeat(due).orElseThrow().eventId();
    assertThat(stream.accept(resubscribed(due.plusSeconds(1))))
        .isEqualTo(new Dropped(Reason.DUPLICATE));
    Instant next = due.plus(HEARTBEAT);
    assertThat(reading(stream, resubscribed(next)).eventId()).isNotEqualTo(told);
    assertThat(stream.accept(resubscribed(next.plusSeconds(1))))
        .isEqualTo(new Dropped(Reason.DUPLICATE));
    // Our clock was set back: that interval had its heartbeat.
    assertThat(stream.accept(resubscribed(due.plusSeconds(2))))
        .isEqualTo(new Dropped(Reason.DUPLICATE));
    assertThat(stream.accept(resubscribed(next.plusSeconds(2))))
        .isEqualTo(new Dropped(Reason.DUPLICATE));
  }

  private static RawSample resubscribed(Instant receivedAt) {
    RawSample initial = initial(1, NOON);
    return new RawSample(
        initial.tagName(),
        initial.value(),
        0,
        initial.sourceTime(),
        initial.serverTime(),
        receivedAt,
        ReadingOrigin.INITIAL);
  }

  private static RawSample initial(double value, Instant time) {
    return sample(new RawValue.Real(value), 0, time, ReadingOrigin.INITIAL);
  }

  private static TagStream quiet(Duration heartbeat) {
    TagSpec tag =
        SourceFixture.tag("filters.filter2.turbidity")
            .collecting(SourceFixture.heartbeatEvery(heartbeat))
            .build();
    return new TagStream(source(tag), tag);
  }
}

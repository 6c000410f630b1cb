package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;
import static org.penstock.ingest.domain.Samples.turbidity;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penstock.event.InboundReading;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;
import org.penstock.event.ValueType;
import org.penstock.ingest.app.ForwardInbound.Result;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.inbound.InboundQueue;
import org.penstock.ingest.domain.inbound.TokenBucket;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.Sources;

class ForwardInboundTest {

  private final Queue queue = new Queue();
  private final List<String> published = new ArrayList<>();
  private final List<String> latest = new ArrayList<>();
  private Instant now = NOON;

  private final ForwardInbound forward =
      new ForwardInbound(
          () ->
              new Sources(
                  List.of(source(turbidity())),
                  new InboundTags(
                      "wtp-1", List.of(tag("lab.fluoride", ValueType.DOUBLE, "mg/L")), 1),
                  List.of()),
          queue,
          (reading, isLatest) -> {
            published.add(reading.eventId());
            if (isLatest) {
              latest.add(reading.eventId());
            }
          },
          () -> now,
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .withSources(
                  new PropertiesConfigSource(
                      Map.of(
                          "scada.inbound.values-per-second", "2",
                          "scada.inbound.burst", "3",
                          "scada.inbound.most-held", "4"),
                      "test",
                      100))
              .withMapping(IngestConfig.class)
              .build()
              .getConfigMapping(IngestConfig.class));

  private static InboundReading sent(String source, String id, Instant at) {
    return new InboundReading("lab.fluoride", at, TagValue.of(1), source, id, null, null, null);
  }

  private List<Result> send(String source, int first, int last) {
    return forward.take(
        IntStream.rangeClosed(first, last)
            .mapToObj(i -> sent(source, source + i, NOON.plusMillis(i)))
            .toList());
  }

  private void pass(long millis) {
    now = now.plusMillis(millis);
    forward.release();
  }

  @Test
  void aSourceWithinItsLimitIsPassedOnAtOnce() {
    assertThat(send("lims", 1, 3)).containsOnly(new Result.Forwarded());
    assertThat(published).containsExactly("lims1", "lims2", "lims3");
    assertThat(queue.waiting()).isEmpty();
  }

  @Test
  void whatIsTooMuchWaitsAndIsPassedOnInOrderAsTimeGoesBy() {
    assertThat(send("lims", 1, 5).subList(3, 5)).containsOnly(new Result.Held());
    pass(0);
    assertThat(published).hasSize(3);
    pass(1_000);
    assertThat(published).containsExactly("lims1", "lims2", "lims3", "lims4", "lims5");
    assertThat(queue.waiting()).isEmpty();
  }

  @Test
  void aNewValueDoesNotOvertakeOneThatWaits() {
    send("lims", 1, 4);
    now = now.plusSeconds(10);
    assertThat(send("lims", 5, 5)).containsExactly(new Result.Held());
    forward.release();
    assertThat(published).containsExactly("lims1", "lims2", "lims3", "lims4", "lims5");
  }

  @Test
  void aSourceThatSendsTooMuchKeepsNoOtherWaiting() {
    send("loud", 1, 7);
    assertThat(send("quiet", 1, 2)).containsOnly(new Result.Forwarded());
  }

  @Test
  void whenTooMuchWaitsAlreadyTheRestIsRefusedWithTheReason() {
    List<Result> results = send("lims", 1, 9);
    assertThat(results.subList(3, 7)).containsOnly(new Result.Held());
    assertThat(results.subList(7, 9))
        .allSatisfy(result ->
            assertThat(((Result.Refused) result).reason())
                .isEqualTo(
                    "source lims sends more than 2.0 values a second and 4 of them wait already"));
    pass(1_000);
    assertThat(send("lims", 10, 12).subList(0, 2)).containsOnly(new Result.Held());
  }

  @Test
  void whatCannotBeAReadingCostsItsSourceNothing() {
    List<Result> results =
        forward.take(
            List.of(
                new InboundReading("no.such", NOON, TagValue.of(1), "lims", "x", null, null, null),
                sent("lims", "a", NOON),
                sent("lims", "b", NOON),
                sent("lims", "c", NOON)));
    assertThat(results.getFirst()).isInstanceOf(Result.Refused.class);
    assertThat(results.subList(1, 4)).containsOnly(new Result.Forwarded());
  }

  @Test
  void aValueThatComesLateIsNotTheLatest() {
    forward.take(List.of(sent("lims", "new", NOON), sent("lims", "old", NOON.minusSeconds(60))));
    assertThat(published).containsExactly("new", "old");
    assertThat(latest).containsExactly("new");
  }

  @Test
  void whetherAnythingWaitsIsAskedOnceASecond() {
    send("lims", 1, 4);
    pass(0);
    pass(999);
    assertThat(published).hasSize(3);
    pass(1);
    assertThat(published).hasSize(4);
  }

  /** As the tables of the same name. */
  private static final class Queue implements InboundQueue {

    private final Map<String, State> states = new HashMap<>();
    private final Map<String, List<Reading>> held = new HashMap<>();
    private final Map<String, Instant> newest = new HashMap<>();

    @Override
    public State lock(String sourceId, TokenBucket fresh) {
      return states.computeIfAbsent(sourceId, _ -> new State(fresh, 0));
    }

    @Override
    public void save(String sourceId, State state) {
      states.put(sourceId, state);
    }

    @Override
    public void hold(String sourceId, List<Reading> readings) {
      held.computeIfAbsent(sourceId, _ -> new ArrayList<>()).addAll(readings);
    }

    @Override
    public List<Reading> release(String sourceId, int most) {
      List<Reading> first = held.getOrDefault(sourceId, new ArrayList<>()).subList(0, most);
      List<Reading> released = List.copyOf(first);
      first.clear();
      return released;
    }

    @Override
    public List<String> waiting() {
      return states.entrySet().stream()
          .filter(state -> state.getValue().held() > 0)
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }

    @Override
    public boolean advance(String tagName, Instant timestamp) {
      Instant known = newest.get(tagName);
      if (known != null && known.isAfter(timestamp)) {
        return false;
      }
      newest.put(tagName, timestamp);
      return true;
    }
  }
}

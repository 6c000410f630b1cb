package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.SourceFixture.collecting;
import static org.penstock.ingest.domain.SourceFixture.source;
import static org.penstock.ingest.domain.SourceFixture.tag;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.source.SourceChanges.Retagged;

class SourceChangesTest {

  private static final SourceSpec PLC = source("plc").tags(tag("a").build()).revision(1).build();

  private static SourceChanges between(List<SourceSpec> before, List<SourceSpec> after) {
    return SourceChanges.between(sources(before), sources(after));
  }

  private static Sources sources(List<SourceSpec> all) {
    return new Sources(all, new InboundTags("wtp-1", List.of(), 1), List.of());
  }

  @Test
  void anotherRevisionOfTheSameSourceChangesNothing() {
    SourceSpec same = source("plc").tags(tag("a").build()).revision(2).build();
    assertThat(between(List.of(PLC), List.of(same)))
        .isEqualTo(new SourceChanges(List.of(), List.of(), List.of()));
  }

  @Test
  void aNewSourceIsStartedAndAMissingOneStopped() {
    SourceSpec other = source("other").build();
    SourceChanges changes = between(List.of(PLC), List.of(other));
    assertThat(changes.started()).containsExactly(other);
    assertThat(changes.stopped()).containsExactly(PLC);
    assertThat(changes.gone()).containsExactly(PLC);
    assertThat(changes.restarted()).isEmpty();
    assertThat(changes.allRetagged()).isEmpty();
    assertThat(changes.retagged()).isEmpty();
  }

  @Test
  void anotherConnectionIsAStopAndAStart() {
    SourceSpec moved = source("plc").url("opc.tcp://elsewhere").tags(tag("a").build()).build();
    SourceChanges changes = between(List.of(PLC), List.of(moved));
    assertThat(changes.stopped()).containsExactly(PLC);
    assertThat(changes.started()).containsExactly(moved);
    assertThat(changes.gone()).isEmpty();
    assertThat(changes.restarted()).containsExactly(PLC);
    assertThat(changes.allRetagged()).containsExactly(new Retagged(PLC, moved));
  }

  @Test
  void otherTagsLeaveTheConnectionAsItIs() {
    SourceSpec more = source("plc").tags(tag("a").build(), tag("b").build()).build();
    SourceChanges changes = between(List.of(PLC), List.of(more));
    assertThat(changes.retagged()).containsExactly(new Retagged(PLC, more));
    assertThat(changes.started()).isEmpty();
    assertThat(changes.stopped()).isEmpty();
  }

  @Test
  void aGroupThatNoTagIsInChangesNothing() {
    SourceSpec slower =
        source("plc")
            .defaults(collecting().publishingEvery(Duration.ofSeconds(9)))
            .tags(tag("a").build())
            .build();
    assertThat(between(List.of(PLC), List.of(slower)).retagged()).isEmpty();
    assertThat(between(List.of(PLC), List.of(slower)).started()).isEmpty();
  }
}

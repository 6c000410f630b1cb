package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.source;
import static org.penstock.ingest.domain.Samples.tag;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.flow.DescribedTags;
import org.penstock.ingest.domain.flow.MemorySpool;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.SampleRing;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.source.InboundTags;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.scenario.RecordingCounters;

class DescribeTagsTest {

  private static final InboundTags NO_INBOUND = new InboundTags("wtp-1", List.of(), 1);

  private final SourceSpec plc = source(tag("stays", ValueType.DOUBLE, null));
  private final DescribedTags told = DescribedTags.inMemory();
  private final Notices notices = new Notices(UntoldGaps.inMemory(), told);
  private final DescribeTags describe = describe();

  private DescribeTags describe() {
    LossTally losses = new LossTally();
    StreamReadings stream =
        new StreamReadings(
            () -> sources(),
            new SampleRing(10, losses),
            new MemorySpool(10, losses),
            losses,
            new RecordingCounters());
    return new DescribeTags(stream, notices, InstantSource.fixed(NOON));
  }

  private Sources sources(String... rejected) {
    return new Sources(List.of(plc), NO_INBOUND, List.of(rejected));
  }

  private void anEarlierRunHasTold(String... names) {
    List.of(names).forEach(told::described);
  }

  @Test
  void ofATagThatLeftWhileTheServiceWasDownItIsSaidThatItIsGone() {
    anEarlierRunHasTold("left", "stays");
    describe.sweep(sources());
    assertThat(notices.head(9)).containsExactly(new Notice.TagGone("left"));
  }

  @Test
  void aConfigurationWithABadRowIsNoReasonToSaySo() {
    anEarlierRunHasTold("left", "stays");
    describe.sweep(sources("tags[3]: node_id is missing"));
    assertThat(notices.size()).isZero();
  }

  @Test
  void aMissingConfigurationIsNoReasonEither() {
    anEarlierRunHasTold("left", "stays");
    describe.sweep(new Sources(List.of(), NO_INBOUND, List.of()));
    assertThat(notices.size()).isZero();
  }
}

package org.penstock.ingest.domain.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;
import org.penstock.event.GapCause;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.loss.UntoldGaps;
import org.penstock.ingest.domain.trust.ClockSkew;

class NoticesTest {

  private final Shelf shelf = new Shelf();
  private final Notices notices = new Notices(shelf, DescribedTags.inMemory());
  private final Outage outage =
      new Outage("gap-1", "plc-1", "wtp-1", NOON, GapCause.CONNECTION_LOST, "cable");

  private void tellEverything() {
    notices.release(notices.head(99));
  }

  private void post(Gap gap) {
    notices.post(new Notice.Missing(gap));
  }

  @Test
  void aGapIsKeptUntilTheBrokerHasIt() {
    post(outage.lost(NOON, ClockSkew.NONE, NOON));
    assertThat(shelf.gaps).containsOnlyKeys("gap-1");
    tellEverything();
    assertThat(shelf.gaps).isEmpty();
  }

  @Test
  void aNoticeThatIsReplacedMeanwhileKeepsItsGap() {
    post(outage.open(NOON));
    List<Notice> sent = notices.head(9);
    post(outage.lost(NOON.plusSeconds(1), ClockSkew.NONE, NOON.plusSeconds(1)));
    notices.release(sent);
    assertThat(shelf.gaps).containsOnlyKeys("gap-1");
  }

  @Test
  void aTagIsKnownFromItsDescriptionUntilTheBrokerKnowsThatItIsGone() {
    notices.post(new Notice.Tag(Described.tag("a")));
    notices.post(new Notice.Tag(Described.tag("b")));
    tellEverything();
    assertThat(notices.describedTags()).containsExactlyInAnyOrder("a", "b");
    notices.post(new Notice.TagGone("a"));
    assertThat(notices.describedTags()).contains("a");
    tellEverything();
    assertThat(notices.describedTags()).containsExactly("b");
  }

  @Test
  void aTagThatComesBackBeforeItsEndIsToldStaysKnown() {
    notices.post(new Notice.TagGone("a"));
    List<Notice> sent = notices.head(9);
    notices.post(new Notice.Tag(Described.tag("a")));
    notices.release(sent);
    tellEverything();
    assertThat(notices.describedTags()).containsExactly("a");
  }

  @Test
  void memoryKnowsOfNoEarlierRun() {
    UntoldGaps untold = UntoldGaps.inMemory();
    untold.keep(outage.open(NOON));
    untold.forget("gap-1");
    untold.sync();
    assertThat(untold.ofEarlierRun()).isEmpty();
  }

  /** Records that a test can look into. */
  private static final class Shelf implements UntoldGaps {

    private final Map<String, Gap> gaps = new LinkedHashMap<>();

    @Override
    public List<Gap> ofEarlierRun() {
      return List.copyOf(gaps.values());
    }

    @Override
    public void keep(Gap gap) {
      gaps.put(gap.gapId(), gap);
    }

    @Override
    public void forget(String gapId) {
      gaps.remove(gapId);
    }

    @Override
    public void sync() {}
  }
}

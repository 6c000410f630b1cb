package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackedSourceTest {

  private final TrackedSource source = new TrackedSource(NOON, Duration.ofMinutes(5));

  @Test
  void aFewRefusedTagsAreNamedWithTheReasonOfEach() {
    refuse(2);
    assertThat(source.why())
        .isEqualTo(
            "the server refuses 2 tags: {tag.00000=Bad_NodeIdUnknown, tag.00001=Bad_NodeIdUnknown}");
  }

  @Test
  void ofManyRefusedTagsTheFirstAreNamedAndTheRestIsCounted() {
    refuse(16_000);
    assertThat(source.why())
        .startsWith("the server refuses 16000 tags: {tag.00000=Bad_NodeIdUnknown, tag.00001=")
        .endsWith("tag.00019=Bad_NodeIdUnknown} and 15980 more")
        .hasSizeLessThan(1_000);
  }

  private void refuse(int tags) {
    Map<String, String> refused =
        IntStream.range(0, tags)
            .boxed()
            .collect(Collectors.toMap("tag.%05d"::formatted, _ -> "Bad_NodeIdUnknown"));
    source.live = new TrackSources.Live("session", refused, null, null, null);
  }
}

package org.penstock.ingest.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.SourceFixture.collecting;
import static org.penstock.ingest.domain.SourceFixture.source;
import static org.penstock.ingest.domain.SourceFixture.tag;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagSpec;

class SourceModelTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"", "Filter2", "a b", ".a", "ä"})
  void aTagNameIsLowerCaseWithoutBlanks(String name) {
    assertThatThrownBy(() -> tag(name).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tag_name");
  }

  @Test
  void aTagThatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> tag("a").node(" ").build()).hasMessageContaining("node_id");
    assertThatThrownBy(() -> tag("a").area(" ").build()).hasMessageContaining("area");
    assertThatThrownBy(() -> tag("a").element(-1).build()).hasMessageContaining("array_index");
    assertThat(tag("a").element(0).build().arrayIndex()).isZero();
    assertThat(tag("a").build().staleAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @EnumSource(ValueType.class)
  void aDeadbandMeansSomethingForNumbersAlone(ValueType type) {
    assertThat(tag("a").type(type).build().isNumeric())
        .isEqualTo(Set.of(ValueType.DOUBLE, ValueType.INT, ValueType.LONG).contains(type));
  }

  @ParameterizedTest
  @CsvSource({"ABSOLUTE, -0.1", "ABSOLUTE, NaN", "ABSOLUTE, Infinity", "PERCENT, 100.1"})
  void aDeadbandThatNoChangeOrEveryChangePassesIsRefused(Deadband.Kind kind, double value) {
    assertThatThrownBy(() -> Deadband.of(kind, value)).hasMessageContaining("deadband");
  }

  @Test
  void aDeadbandOfNothingIsNone() {
    assertThat(Deadband.of(Deadband.Kind.PERCENT, 0)).isEqualTo(Deadband.NONE);
    assertThat(Deadband.of(Deadband.Kind.PERCENT, 100).value()).isEqualTo(100);
  }

  @Test
  void aQueueOfOneWouldLoseValuesWithoutAMark() {
    assertThatThrownBy(() -> collecting(SECOND, SECOND, 1)).hasMessageContaining("queue_size");
    assertThatThrownBy(() -> collecting(Duration.ZERO, SECOND, 2))
        .hasMessageContaining("publishing_interval");
    assertThatThrownBy(() -> collecting(SECOND, SECOND.negated(), 2))
        .hasMessageContaining("sampling_interval");
    assertThatThrownBy(() -> expecting(Duration.ZERO)).hasMessageContaining("expected_period");
    assertThat(expecting(SECOND).hasHeartbeat()).isFalse();
  }

  private static Collecting expecting(Duration period) {
    Collecting base = collecting();
    return new Collecting(
        base.mode(),
        base.publishing(),
        base.sampling(),
        base.queueSize(),
        base.outageBudget(),
        base.deadband(),
        base.trigger(),
        base.discardOldest(),
        period,
        base.heartbeat(),
        base.lag());
  }

  @ParameterizedTest
  @CsvSource({
    "PT60S, PT1S, 10000, 60",
    "PT60S, PT0.7S, 10000, 86",
    "PT60S, PT0.001S, 10000, 10000",
    "PT60S, PT0S, 10000, 600",
    "PT0S, PT1S, 10000, 2",
    "PT1S, PT1S, 10000, 2"
  })
  void theQueueHoldsWhatTheServerSamplesInTheOutageBudget(
      Duration budget, Duration sampling, int most, int expected) {
    assertThat(Collecting.queueFor(budget, sampling, most)).isEqualTo(expected);
  }

  @Test
  void aQueueLastsAsLongAsItsSamples() {
    assertThat(Collecting.lasts(60, Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void onlyThePublishingIntervalChangesWithIt() {
    Collecting slower = collecting().publishingEvery(Duration.ofSeconds(5));
    assertThat(slower.publishing()).isEqualTo(Duration.ofSeconds(5));
    assertThat(slower.publishingEvery(SECOND)).isEqualTo(collecting());
  }

  @Test
  void aSourceFindsTheTagsThatItCollects() {
    TagSpec on = tag("a").build();
    TagSpec off = tag("b").disabled().build();
    SourceSpec source = source("plc-1").tags(on, off).build();
    assertThat(source.tags()).containsExactly(on);
    assertThat(source.tagList().all()).containsExactly(on, off);
    assertThat(source.tag("a")).contains(on);
    assertThat(source.tag("b")).isEmpty();
    assertThat(source.tag("c")).isEmpty();
    assertThatThrownBy(() -> source("plc-1").tags(on, on).build())
        .hasMessageContaining("a is named twice");
  }

  @Test
  void aSourceWithoutAnIdAPlantOrAUrlIsRefused() {
    assertThatThrownBy(() -> source(" ").build()).hasMessageContaining("id of a source");
    assertThatThrownBy(() -> source("plc-1").url().build()).hasMessageContaining("endpoint_urls");
    assertThatThrownBy(() -> source("plc-1").url(" ").build()).hasMessageContaining("endpoint_url");
    assertThatThrownBy(() -> source("plc-1").timeOuts(Duration.ZERO, SECOND).build())
        .hasMessageContaining("session_timeout");
    assertThatThrownBy(() -> source("plc-1").timeOuts(SECOND, Duration.ZERO).build())
        .hasMessageContaining("request_timeout");
    assertThatThrownBy(() -> source("plc-1").history(true, Duration.ZERO).build())
        .hasMessageContaining("max_window");
  }

  @Test
  void aSourceCanBeSentToAnotherOfItsUrls() {
    SourceSpec source = source("plc-1").url("opc.tcp://a", "opc.tcp://b").build();
    assertThat(source.endpointUrl()).isEqualTo("opc.tcp://a");
    assertThat(source.at("opc.tcp://b").endpointUrls())
        .containsExactly("opc.tcp://b", "opc.tcp://a");
    assertThat(source.at("opc.tcp://b").at("opc.tcp://a")).isEqualTo(source);
  }

  @Test
  void anIdentitySaysWhoItIsAndNeverASecret() {
    assertThat(new Identity.Anonymous().words()).isEqualTo("anonymous");
    assertThat(new Identity.UserName("reader", "PLC_PASSWORD").words()).isEqualTo("user reader");
    assertThat(new Identity.X509("PLC_CERT", "PLC_KEY").words()).isEqualTo("certificate PLC_CERT");
    assertThatThrownBy(() -> new Identity.UserName(" ", "x")).hasMessageContaining("username");
    assertThatThrownBy(() -> new Identity.X509("x", " ")).hasMessageContaining("key_from");
  }

  @Test
  void aProfileIsFoundByItsName() {
    assertThat(ServerProfile.named("ge-historian")).isEqualTo(ServerProfile.GE_HISTORIAN);
    assertThat(ServerProfile.named("Kepware").shortestPublishing())
        .isEqualTo(Duration.ofMillis(500));
    assertThat(ServerProfile.GE_HISTORIAN.mode()).isEqualTo(Collecting.Mode.HISTORY_POLL);
    assertThat(ServerProfile.IGNITION.itemsPerCall()).isEqualTo(100);
    assertThatThrownBy(() -> ServerProfile.named("siemens")).hasMessageContaining("siemens");
  }

  @Test
  void theSourcesAreFoundByIdAndByTag() {
    Sources sources =
        new Sources(
            List.of(source("plc-1").tags(tag("a").build()).build()),
            new InboundTags("wtp-1", List.of(), 0),
            List.of("tag 3: area is missing"));
    assertThat(sources.byId("plc-1")).isPresent();
    assertThat(sources.byId("plc-2")).isEmpty();
    assertThat(sources.ofTag("a")).isPresent();
    assertThat(sources.ofTag("x")).isEmpty();
    assertThat(sources.inbound().tag("x")).isEmpty();
  }
}

package org.penstock.ingest.tagsfile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.ValueType;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.ServerProfile;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagSpec;

class SourcesDocumentTest {

  private static final String SOURCE =
      """
      source:
        id: plc-1
        plant_id: wtp-1
        endpoint_url: opc.tcp://127.0.0.1:4840
        security: {policy: Basic256Sha256, mode: SignAndEncrypt}
        identity: {username: reader, password_from: PLC_PASSWORD}
        publishing_interval: PT0.5S
        queue_size: 20
      """;

  private static final String TWO_SOURCES =
      """
      plant_id: wtp-1
      sources:
        - id: ignition
          endpoint_urls: ["opc.tcp://a:62541", "opc.tcp://b:62541"]
          profile: ignition
          security:
            {policy: Basic256Sha256, mode: Sign, host_check: true, host_override: gateway}
          identity: {type: x509, certificate_from: USER_CERT, key_from: USER_KEY}
          session_timeout: PT60S
          groups:
            fast: {publishing_interval: PT0.1S, sampling_interval: PT0.1S, trigger: status}
            slow: {mode: poll, publishing_interval: PT1M, heartbeat: PT0S, expected_period: PT5M}
            broken: {publishing_interval: often}
          history: {enabled: false}
          alarms: {enabled: true}
        - id: kepware
          endpoint_url: opc.tcp://c:49320
          profile: kepware
          security: {policy: None, mode: None, allow_none: true}
          identity: {type: anonymous}
          publishing_interval: PT0.1S
      """;

  private static IngestConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(IngestConfig.class)
        .build()
        .getConfigMapping(IngestConfig.class);
  }

  private static Sources read(String yaml) throws JsonProcessingException {
    return SourcesDocument.read(new YAMLMapper().readTree(yaml), config(), 5);
  }

  @Test
  void theFileNamesTheSourceAndWhereItsPasswordIs() throws JsonProcessingException {
    SourceSpec source = read(SOURCE).all().getFirst();
    assertThat(source.id()).isEqualTo("plc-1");
    assertThat(source.identity()).isEqualTo(new Identity.UserName("reader", "PLC_PASSWORD"));
    assertThat(source.profile()).isEqualTo(ServerProfile.AUTO);
    assertThat(source.defaults().publishing()).isEqualTo(Duration.ofMillis(500));
    assertThat(source.defaults().sampling()).isEqualTo(Duration.ofSeconds(1));
    assertThat(source.defaults().queueSize()).isEqualTo(20);
    assertThat(source.alarms().enabled()).isTrue();
    assertThat(source.history().enabled()).isTrue();
    assertThat(source.revision()).isEqualTo(5);
  }

  @Test
  void theLocalPlantsOwnFileIsUsableAsAWhole() throws IOException {
    Path file = Path.of("..", "deploy", "local-plant", "plant", "tags.yaml");
    Sources sources = read(Files.readString(file));
    assertThat(sources.rejected()).isEmpty();
    assertThat(sources.all().getFirst().tags()).hasSizeGreaterThan(30);
  }

  @Test
  void eachOfManySourcesHasItsUrlsProfileSecurityAndIdentity() throws JsonProcessingException {
    Sources sources = read(TWO_SOURCES);
    SourceSpec ignition = sources.byId("ignition").orElseThrow();
    assertThat(ignition.plantId()).isEqualTo("wtp-1");
    assertThat(ignition.endpointUrls()).containsExactly("opc.tcp://a:62541", "opc.tcp://b:62541");
    assertThat(ignition.security())
        .isEqualTo(
            new SourceSpec.Security("Basic256Sha256", "Sign", false, false, true, "gateway"));
    assertThat(ignition.identity()).isEqualTo(new Identity.X509("USER_CERT", "USER_KEY"));
    assertThat(ignition.timeOuts().session()).isEqualTo(Duration.ofSeconds(60));
    assertThat(ignition.timeOuts().request()).isEqualTo(Duration.ofSeconds(15));
    assertThat(ignition.history().enabled()).isFalse();
    assertThat(ignition.alarms().enabled()).isTrue();
    SourceSpec kepware = sources.byId("kepware").orElseThrow();
    assertThat(kepware.identity()).isEqualTo(new Identity.Anonymous());
    assertThat(kepware.security().allowNone()).isTrue();
  }

  @Test
  void aGroupTakesWhatItDoesNotSayFromItsSource() throws JsonProcessingException {
    SourceSpec ignition = read(TWO_SOURCES).byId("ignition").orElseThrow();
    Collecting fast = requireNonNull(ignition.groups().get("fast"));
    assertThat(fast.publishing()).isEqualTo(Duration.ofMillis(100));
    assertThat(fast.queueSize()).isEqualTo(600);
    assertThat(fast.trigger()).isEqualTo(Collecting.Trigger.STATUS);
    assertThat(fast.mode()).isEqualTo(Collecting.Mode.SUBSCRIBE);
    Collecting slow = requireNonNull(ignition.groups().get("slow"));
    assertThat(slow.mode()).isEqualTo(Collecting.Mode.POLL);
    assertThat(slow.hasHeartbeat()).isFalse();
    assertThat(slow.queueSize()).isEqualTo(60);
    assertThat(ignition.groups()).containsOnlyKeys("fast", "slow", "default");
  }

  @Test
  void whatCannotBeTakenIsSaidAndTheRestHolds() throws JsonProcessingException {
    Sources sources = read(TWO_SOURCES);
    assertThat(sources.rejected())
        .hasSize(2)
        .anySatisfy(reason ->
            assertThat(reason).startsWith("source ignition, group broken: publishing_interval"))
        .anySatisfy(reason ->
            assertThat(reason).contains("source kepware: publishing_interval PT0.1S", "PT0.5S"));
    assertThat(sources.byId("kepware").orElseThrow().defaults().publishing())
        .isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aBadSourceNeverKeepsAGoodOneOut() throws JsonProcessingException {
    Sources sources =
        read(
            TWO_SOURCES
                + """
                  - {id: kepware, endpoint_url: x, security: {policy: a, mode: b},
                     identity: {type: anonymous}}
                  - {id: colour, colour: blue}
                  - {endpoint_url: x}
                tags:
                  - {tag_name: a, source: kepware, node_id: "nsu=u;s=a", area: x, value_type: INT}
                  - {tag_name: b, source: colour, node_id: "nsu=u;s=b", area: x, value_type: INT}
                  - {tag_name: c, source: nowhere, node_id: "nsu=u;s=c", area: x, value_type: INT}
                  - {tag_name: d, node_id: "nsu=u;s=c", area: x, value_type: INT}
                """);
    assertThat(sources.all()).extracting(SourceSpec::id).containsExactly("ignition", "kepware");
    assertThat(sources.byId("kepware").orElseThrow().tags())
        .extracting(TagSpec::tagName)
        .containsExactly("a");
    assertThat(sources.rejected())
        .contains(
            "source kepware: there is one of that id already",
            "source colour: there is no field colour",
            "source 5: id is missing",
            "tag 3 (c): there is no source nowhere",
            "tag 4 (d): source is missing, and there are several");
  }

  @Test
  void aBadRowNeverKeepsTheGoodOnesOut() throws JsonProcessingException {
    Sources sources =
        read(
            SOURCE
                + """
                tags:
                  - {tag_name: a.b, node_id: "ns=1;s=a", area: filters, value_type: double,
                     unit: NTU, deadband: 0.1, expected_period: PT5S}
                  - {tag_name: a.c, area: filters, value_type: DOUBLE}
                  - {tag_name: a.d, node_id: "ns=1;s=d", area: filters, value_type: WORD}
                  - {tag_name: a.b, node_id: "ns=1;s=b", area: filters, value_type: INT}
                  - {tag_name: a.e, node_id: "ns=1;s=e", area: filters, value_type: INT,
                     expected_period: soon}
                  - {tag_name: a.f, node_id: "ns=1;s=f", area: filters, value_type: INT,
                     deadbnd: 1}
                  - {tag_name: a.g, node_id: "ns=1;s=g", area: filters, value_type: INT,
                     queue_size: many}
                  - {tag_name: a.h, node_id: "ns=1;s=h", area: filters, value_type: INT,
                     deadband: some}
                  - {tag_name: a.i, node_id: "ns=1;s=i", area: filters, value_type: INT,
                     enabled: perhaps}
                  - {tag_name: a.j, node_id: "ns=1;s=j", area: filters, value_type: INT,
                     group: none}
                  - {tag_name: a.k, node_id: "ns=1;s=k", area: filters, value_type: INT,
                     alarm_tags: "UNACK"}
                  - {tag_name: a.l, node_id: "ns=1;s=l", area: filters, value_type: INT,
                     alarm_owner: OPERATOR}
                inbound_tags:
                  - {tag_name: lab.fluoride, area: lab, value_type: DOUBLE, unit: mg/L}
                  - {tag_name: lab.fluoride, area: lab, value_type: DOUBLE}
                """);
    TagSpec tag = sources.all().getFirst().tags().getFirst();
    assertThat(sources.all().getFirst().tags()).hasSize(1);
    assertThat(tag.valueType()).isEqualTo(ValueType.DOUBLE);
    assertThat(tag.collecting().deadband()).isEqualTo(new Deadband(Deadband.Kind.ABSOLUTE, 0.1));
    assertThat(tag.staleAfter()).isEqualTo(Duration.ofSeconds(15));
    assertThat(sources.inbound().tag("lab.fluoride")).isPresent();
    assertThat(sources.rejected())
        .containsExactly(
            "inbound tag 2 (lab.fluoride): lab.fluoride is there already",
            "tag 2 (a.c): node_id is missing",
            "tag 3 (a.d): value_type: 'WORD' is none of [BOOLEAN, INT, LONG, DOUBLE, STRING,"
                + " DATETIME, ARRAY, UNKNOWN]",
            "tag 4 (a.b): a.b is there already",
            "tag 5 (a.e): expected_period: 'soon' is no duration such as PT1S",
            "tag 6 (a.f): there is no field deadbnd",
            "tag 7 (a.g): queue_size: 'many' is no whole number",
            "tag 8 (a.h): deadband: 'some' is no number",
            "tag 9 (a.i): enabled: 'perhaps' is neither true nor false",
            "tag 10 (a.j): group: source plc-1 has no group none",
            "tag 11 (a.k): alarm_tags: 'UNACK' is not STATE=tag",
            "tag 12 (a.l): alarm_owner: 'OPERATOR' is none of [ENGINE, SCADA, BOTH]");
  }

  @Test
  void aTagSetsForItselfWhatItsGroupDoesNot() throws JsonProcessingException {
    Sources sources =
        read(
            SOURCE
                + """
                tags:
                  - {tag_name: a, node_id: "ns=1;s=a", area: x, value_type: INT,
                     sampling_interval: PT0.25S, deadband: 2, deadband_type: percent,
                     trigger: status_value_timestamp, heartbeat: PT30S, array_index: 3,
                     alarm_tags: "UNACK=a.unack ACKED=a.acked"}
                  - {tag_name: b, node_id: "ns=1;s=b", area: x, value_type: INT, enabled: false,
                     alarm_tags: {SHELVED: b.shelved}, alarm_owner: SCADA}
                  - {tag_name: c, node_id: "ns=1;s=c", area: x, value_type: INT, alarm_owner: BOTH}
                """);
    SourceSpec source = sources.all().getFirst();
    assertThat(sources.rejected()).isEmpty();
    assertThat(source.tag("c").orElseThrow().alarmOwner()).isNull();
    TagSpec own = source.tag("a").orElseThrow();
    assertThat(own.collecting().sampling()).isEqualTo(Duration.ofMillis(250));
    assertThat(own.collecting().queueSize()).isEqualTo(240);
    assertThat(own.collecting().deadband()).isEqualTo(new Deadband(Deadband.Kind.PERCENT, 2));
    assertThat(own.collecting().trigger()).isEqualTo(Collecting.Trigger.STATUS_VALUE_TIMESTAMP);
    assertThat(own.collecting().heartbeat()).isEqualTo(Duration.ofSeconds(30));
    assertThat(own.arrayIndex()).isEqualTo(3);
    assertThat(own.alarmTags())
        .isEqualTo(Map.of(ScadaAlarmState.UNACK, "a.unack", ScadaAlarmState.ACKED, "a.acked"));
    TagSpec off = source.tagList().named("b").orElseThrow();
    assertThat(off.enabled()).isFalse();
    assertThat(off.alarmOwner()).isEqualTo(AlarmOrigin.SCADA);
    assertThat(off.collecting()).isSameAs(source.groups().get("default"));
    assertThat(off.alarmTags()).isEqualTo(Map.of(ScadaAlarmState.SHELVED, "b.shelved"));
  }
}

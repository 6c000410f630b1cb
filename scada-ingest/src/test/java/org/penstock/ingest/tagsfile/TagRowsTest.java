package org.penstock.ingest.tagsfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.source.TagSpec;

class TagRowsTest {

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

  private static Sources read(String yaml, Map<String, String> secrets)
      throws JsonProcessingException {
    Config config = new SmallRyeConfigBuilder().withDefaultValues(secrets).build();
    JsonNode root = new YAMLMapper().readTree(yaml);
    return new TagRows(Duration.ofSeconds(10), config).sources(root, 5);
  }

  @Test
  void theFileNamesTheSourceAndWhereItsPasswordIs() throws JsonProcessingException {
    SourceSpec source = read(SOURCE, Map.of("PLC_PASSWORD", "secret")).all().getFirst();
    assertThat(source.id()).isEqualTo("plc-1");
    assertThat(source.login().password()).isEqualTo("secret");
    assertThat(source.collection())
        .isEqualTo(new SourceSpec.Collection(Duration.ofMillis(500), Duration.ofSeconds(1), 20));
    assertThat(source.revision()).isEqualTo(5);
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
                inbound_tags:
                  - {tag_name: lab.fluoride, area: lab, value_type: DOUBLE, unit: mg/L}
                """,
            Map.of("PLC_PASSWORD", "secret"));
    TagSpec tag = sources.all().getFirst().tags().getFirst();
    assertThat(sources.all().getFirst().tags()).hasSize(1);
    assertThat(tag.valueType()).isEqualTo(ValueType.DOUBLE);
    assertThat(tag.deadband()).isEqualTo(0.1);
    assertThat(tag.staleAfter()).isEqualTo(Duration.ofSeconds(15));
    assertThat(sources.inbound().tag("lab.fluoride")).isPresent();
    assertThat(sources.rejected())
        .hasSize(4)
        .anySatisfy(reason -> assertThat(reason).startsWith("tag 2: node_id"))
        .anySatisfy(reason -> assertThat(reason).contains("WORD"))
        .anySatisfy(reason -> assertThat(reason).contains("a.b is there already"))
        .anySatisfy(reason -> assertThat(reason).contains("soon"));
  }

  @Test
  void aSourceWithoutItsPasswordIsReportedAndItsTagsOfOthersStay() throws JsonProcessingException {
    Sources sources = read(SOURCE, Map.of());
    assertThat(sources.all()).isEmpty();
    assertThat(sources.rejected()).containsExactly("source: PLC_PASSWORD is not set");
  }
}

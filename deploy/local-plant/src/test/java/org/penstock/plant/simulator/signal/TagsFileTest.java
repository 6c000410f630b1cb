package org.penstock.plant.simulator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.plant.cmms.order.Assets;
import org.penstock.plant.simulator.opcua.PlantServer;

/** The tag list that the ingest is given, held against the plant that it reads. */
class TagsFileTest {
  private JsonNode file = new YAMLMapper().createObjectNode();

  @BeforeEach
  void read() throws IOException {
    file = new YAMLMapper().readTree(new File("plant/tags.yaml"));
  }

  @Test
  void theFileNamesEveryTagOfThePlantOnce() {
    List<String> names = new ArrayList<>();
    file.path("tags").forEach(tag -> names.add(tag.path("tag_name").asText()));
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            PlantTags.all().stream().map(TagDefinition::name).toList());
  }

  @Test
  void everyTagPointsAtItsNodeAreaTypeAndAKnownAsset() {
    for (JsonNode tag : file.path("tags")) {
      TagDefinition definition = definition(tag.path("tag_name").asText());
      assertThat(tag.path("node_id").asText())
          .isEqualTo("nsu=" + PlantServer.NAMESPACE_URI + ";s=" + definition.name());
      assertThat(tag.path("area").asText()).isEqualTo(definition.area());
      assertThat(tag.path("value_type").asText()).isEqualTo(valueType(definition));
      assertThat(Assets.byId(tag.path("asset_id").asText())).isPresent();
      assertThat(tag.path("description").asText()).isNotBlank();
    }
  }

  @Test
  void theSourceIsThePlantAndItsPasswordStandsElsewhere() {
    JsonNode source = file.path("source");
    assertThat(source.path("endpoint_url").asText()).isEqualTo(PlantServer.endpointUrl(14840));
    assertThat(source.path("identity").path("username").asText()).isEqualTo(PlantServer.USER);
    Set<String> identityKeys = new TreeSet<>();
    source.path("identity").fieldNames().forEachRemaining(identityKeys::add);
    assertThat(identityKeys).containsExactly("password_from", "username");
  }

  private static TagDefinition definition(String name) {
    return PlantTags.all().stream()
        .filter(tag -> tag.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String valueType(TagDefinition tag) {
    return switch (tag.kind()) {
      case ANALOG -> "DOUBLE";
      case FLAG -> "BOOLEAN";
      case MODE -> "STRING";
    };
  }
}

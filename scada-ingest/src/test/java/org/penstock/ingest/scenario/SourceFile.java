package org.penstock.ingest.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.plant.simulator.opcua.PlantServer;
import org.penstock.plant.simulator.signal.PlantTags;
import org.penstock.plant.simulator.signal.TagDefinition;
import org.penstock.plant.simulator.signal.TagDefinition.Kind;

/** The tags file of a scenario: all analog tags of the plant, every change of each. */
public final class SourceFile {

  static final String PASSWORD_FROM = "RIG_PASSWORD";

  private final Map<String, String> source = new LinkedHashMap<>();
  private final Map<String, String> tags = new LinkedHashMap<>();
  private final List<String> rows = new ArrayList<>();
  private List<String> urls;

  SourceFile(List<String> urls) {
    this.urls = List.copyOf(urls);
    source.put("security", "{ policy: Basic256Sha256, mode: SignAndEncrypt }");
    source.put(
        "identity",
        "{ username: %s, password_from: %s }".formatted(PlantServer.USER, PASSWORD_FROM));
    source.put("publishing_interval", "PT0.2S");
    source.put("sampling_interval", "PT0.1S");
    source.put("queue_size", "2000");
    for (TagDefinition tag : PlantTags.all()) {
      if (tag.kind() == Kind.ANALOG) {
        tags.put(tag.name(), tag.area());
      }
    }
  }

  /** Where the source is, in this order. */
  public SourceFile at(List<String> newUrls) {
    urls = List.copyOf(newUrls);
    return this;
  }

  /** With a line of the source, such as {@code queue_size: 2}. */
  public SourceFile with(String key, String value) {
    source.put(key, value);
    return this;
  }

  /** Without the plant's own tags but these. */
  public SourceFile only(List<String> names) {
    tags.keySet().retainAll(names);
    return this;
  }

  /** With a row of the tag list, as YAML in braces. */
  public SourceFile row(String yaml) {
    rows.add(yaml);
    return this;
  }

  boolean reads(String tagName) {
    return tags.containsKey(tagName);
  }

  /** How many tags of the plant are read. */
  public int size() {
    return tags.size();
  }

  String text() {
    StringBuilder text = new StringBuilder("source:\n");
    text.append("  id: ").append(ScenarioRig.SOURCE).append("\n  plant_id: wtp-1\n");
    text.append("  endpoint_urls: ").append(urls).append('\n');
    source.forEach(
        (key, value) -> text.append("  ").append(key).append(": ").append(value).append('\n'));
    text.append("tags:\n");
    tags.forEach((name, area) ->
        text.append(
            "  - { tag_name: %s, node_id: 'nsu=urn:penstock:simulated-plant;s=%s', area: %s,"
                    .formatted(name, name, area)
                + " value_type: DOUBLE }\n"));
    rows.forEach(row -> text.append("  - ").append(row).append('\n'));
    return text.toString();
  }
}

package org.penstock.bench.rig;

import java.time.Duration;
import java.util.Locale;
import org.penstock.plant.simulator.load.LoadNamespace;
import org.penstock.plant.simulator.load.LoadTags;

/**
 * The tags that the service is to read.
 *
 * @param publishing how often the server sends what has changed
 * @param queue how many values of a tag wait on the server while nobody fetches them
 * @param withoutHistory every so-manieth tag has no history on the server; 0: all have one
 */
public record TagList(int tags, Duration publishing, int queue, int withoutHistory) {
  public static final String SOURCE = "load-plant";
  private static final int AREAS = 12;

  /** Tags that all have a history. */
  public TagList(int tags, Duration publishing, int queue) {
    this(tags, publishing, queue, 0);
  }

  /** The same, but every so-manieth tag has no history on the server. */
  public TagList withoutHistoryEvery(int number) {
    return new TagList(tags, publishing, queue, number);
  }

  /** In the format of scada-ingest's own file; the areas spread the tags over the partitions. */
  String yaml(String endpointUrl) {
    StringBuilder yaml = new StringBuilder(160 * tags);
    yaml.append(
        """
        source:
          id: %s
          plant_id: bench
          endpoint_url: %s
          security:
            policy: Basic256Sha256
            mode: SignAndEncrypt
          identity:
            username: penstock-ingest
            password_from: SCADA_OPCUA_PASSWORD
          publishing_interval: %s
          sampling_interval: %s
          queue_size: %d
        tags:
        """
            .formatted(SOURCE, endpointUrl, publishing, publishing, queue));
    for (int tag = 0; tag < tags; tag++) {
      String name = LoadTags.nameOf(tag);
      yaml.append(
          String.format(
              Locale.ROOT,
              "  - {tag_name: %s, node_id: 'nsu=%s;s=%s', area: area%d, value_type: DOUBLE}%n",
              name,
              LoadNamespace.URI,
              name,
              tag % AREAS));
    }
    return yaml.toString();
  }
}

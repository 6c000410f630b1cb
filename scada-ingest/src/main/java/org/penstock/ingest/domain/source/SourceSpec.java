package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One OPC UA server and the tags to read from it.
 *
 * @param revision the same for the same configuration, another for a changed one
 */
public record SourceSpec(
    String id,
    String plantId,
    String endpointUrl,
    Security security,
    Login login,
    Collection collection,
    List<TagSpec> tags,
    long revision) {

  public SourceSpec {
    requireText("id", id);
    requireText("plant_id", plantId);
    requireText("endpoint_url", endpointUrl);
    tags = List.copyOf(tags);
    long names = tags.stream().map(TagSpec::tagName).distinct().count();
    if (names != tags.size()) {
      throw new IllegalArgumentException("source %s names a tag twice".formatted(id));
    }
  }

  /** The tag of that name, if this source has it. */
  public Optional<TagSpec> tag(String tagName) {
    return tags.stream().filter(tag -> tag.tagName().equals(tagName)).findFirst();
  }

  private static void requireText(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " of a source must not be blank");
    }
  }

  /**
   * How the channel is secured; never negotiated down.
   *
   * @param policy the name of an OPC UA security policy, such as {@code Basic256Sha256}
   * @param mode {@code Sign} or {@code SignAndEncrypt}
   */
  public record Security(String policy, String mode) {}

  /** Who logs in. The password is not part of its text. */
  public record Login(String username, String password) {

    @Override
    public String toString() {
      return "Login[username=%s]".formatted(username);
    }
  }

  /**
   * How values are collected.
   *
   * @param queueSize values that the server keeps for each tag while it cannot deliver; 1 would
   *     lose values without a mark (OPC 10000-4, 7.22.1), so at least 2
   */
  public record Collection(Duration publishingInterval, Duration samplingInterval, int queueSize) {

    public Collection {
      if (!publishingInterval.isPositive() || samplingInterval.isNegative()) {
        throw new IllegalArgumentException(
            "publishing_interval %s, sampling_interval %s"
                .formatted(publishingInterval, samplingInterval));
      }
      if (queueSize < 2) {
        throw new IllegalArgumentException("queue_size: %d is below 2".formatted(queueSize));
      }
    }
  }
}

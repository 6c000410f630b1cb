package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.TagMetadata;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;

/** Publishes what each tag is: as configured at first, with the server's units as soon as known. */
@ApplicationScoped
public class DescribeTags {

  private static final Logger LOG = Logger.getLogger(DescribeTags.class);

  private final Map<String, TagMetadata> described = new ConcurrentHashMap<>();
  private final StreamReadings stream;
  private final Notices notices;
  private final InstantSource clock;

  DescribeTags(StreamReadings stream, Notices notices, InstantSource clock) {
    this.stream = stream;
    this.notices = notices;
    this.clock = clock;
  }

  /** Describes every tag of a source from its configuration alone. */
  public void asConfigured(SourceSpec source) {
    for (TagSpec tag : source.tagList().all()) {
      described.computeIfAbsent(
          tag.tagName(), name -> publish(source, tag, new TagDescription(name, null, null, null)));
    }
  }

  /** Adds what the server says. */
  public void asServed(SourceSpec source, TagDescription served) {
    source
        .tag(served.tagName())
        .ifPresent(tag -> {
          String unit = served.unit();
          if (unit != null) {
            learn(source, tag, unit);
          }
          described.compute(
              tag.tagName(),
              (_, known) -> {
                TagMetadata now = metadata(source, tag, served);
                return known != null && isSame(known, now) ? known : publish(source, tag, served);
              });
        });
  }

  /** What is published of a tag. */
  public Optional<TagMetadata> of(String tagName) {
    return Optional.ofNullable(described.get(tagName));
  }

  private void learn(SourceSpec source, TagSpec tag, String unit) {
    stream.learnUnit(source, tag.tagName(), unit);
    if (!tag.configuredUnit().orElse(unit).equals(unit)) {
      LOG.warnf(
          "%s: the configured unit %s wins over the server's %s",
          tag.tagName(), tag.configuredUnit().orElse(""), unit);
    }
  }

  private TagMetadata publish(SourceSpec source, TagSpec tag, TagDescription served) {
    TagMetadata metadata = metadata(source, tag, served);
    notices.post(new Notice.Tag(metadata));
    return metadata;
  }

  private static boolean isSame(TagMetadata known, TagMetadata now) {
    return withTimeOf(known, now).equals(known);
  }

  private static TagMetadata withTimeOf(TagMetadata known, TagMetadata now) {
    return new TagMetadata(
        now.tagName(),
        now.plantId(),
        now.area(),
        now.sourceId(),
        now.nodeId(),
        now.valueType(),
        now.unit(),
        now.description(),
        now.assetId(),
        now.assetName(),
        now.euLow(),
        now.euHigh(),
        now.publishingIntervalMs(),
        now.deadband(),
        now.alarmOwner(),
        now.enabled(),
        now.revision(),
        known.updatedAt());
  }

  private TagMetadata metadata(SourceSpec source, TagSpec tag, TagDescription served) {
    return new TagMetadata(
        tag.tagName(),
        source.plantId(),
        tag.area(),
        source.id(),
        tag.nodeId(),
        tag.valueType(),
        tag.configuredUnit().or(() -> Optional.ofNullable(served.unit())).orElse(null),
        tag.description(),
        tag.assetId(),
        tag.assetName(),
        served.euLow(),
        served.euHigh(),
        tag.collecting().publishing().toMillis(),
        deadband(tag.collecting().deadband(), served),
        null,
        tag.enabled(),
        source.revision(),
        clock.instant());
  }

  /** In the tag's unit; of a percentage only when the server says of what. */
  private static @Nullable BigDecimal deadband(Deadband deadband, TagDescription served) {
    BigDecimal low = served.euLow();
    BigDecimal high = served.euHigh();
    return switch (deadband.kind()) {
      case NONE -> BigDecimal.ZERO;
      case ABSOLUTE -> BigDecimal.valueOf(deadband.value());
      case PERCENT ->
          low == null || high == null
              ? null
              : high.subtract(low).multiply(BigDecimal.valueOf(deadband.value()).movePointLeft(2));
    };
  }
}

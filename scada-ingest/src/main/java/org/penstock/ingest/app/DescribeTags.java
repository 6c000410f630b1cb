package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.TagMetadata;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.source.SourceChanges;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagChanges;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;

/** Publishes what each tag is: as configured at first, with the server's units as soon as known. */
@ApplicationScoped
public class DescribeTags {

  private static final Logger LOG = Logger.getLogger(DescribeTags.class);

  private final Map<String, TagDescription> served = new ConcurrentHashMap<>();
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
          tag.tagName(), name -> publish(source, tag, TagDescription.none(name)));
    }
  }

  /** Adds what the server says. */
  public void asServed(SourceSpec source, TagDescription description) {
    served.put(description.tagName(), description);
    source
        .tag(description.tagName())
        .ifPresent(tag -> {
          String unit = description.unit();
          if (unit != null) {
            learn(source, tag, unit);
          }
          stream.learnTexts(source, tag.tagName(), description.texts());
          described.compute(
              tag.tagName(),
              (_, known) -> {
                TagMetadata now = metadata(source, tag, description);
                return known != null && isSame(known, now)
                    ? known
                    : publish(source, tag, description);
              });
        });
  }

  /** Describes what is new or other, and says of what is gone that it is. */
  public void change(SourceChanges changes) {
    // First: a tag that moves to another source is gone there and new here.
    changes
        .allRetagged()
        .forEach(retagged -> tags(retagged).removed().forEach(tag -> ended(retagged.after(), tag)));
    changes.gone().forEach(source -> source.tagList().all().forEach(this::gone));
    for (SourceChanges.Retagged retagged : changes.retagged()) {
      tags(retagged).added().forEach(tag -> again(retagged.after(), tag));
      tags(retagged).changed().forEach(change -> again(retagged.after(), change.after()));
    }
    changes.started().forEach(source -> source.tagList().all().forEach(tag -> again(source, tag)));
  }

  /**
   * Says of what is described and no longer configured that it is gone: it left while the service
   * did not run. A configuration that was not read as a whole is no reason to.
   */
  public void sweep(Sources sources) {
    if (sources.all().isEmpty() || !sources.rejected().isEmpty()) {
      return;
    }
    Set<String> left = new TreeSet<>(notices.describedTags());
    sources.all().forEach(s -> s.tagList().all().forEach(tag -> left.remove(tag.tagName())));
    for (String tagName : left) {
      notices.post(new Notice.TagGone(tagName));
    }
    if (!left.isEmpty()) {
      LOG.infof("%d tags are no longer configured: %s", left.size(), left);
    }
  }

  private static TagChanges tags(SourceChanges.Retagged retagged) {
    return TagChanges.between(retagged.before().tagList(), retagged.after().tagList());
  }

  private void again(SourceSpec source, TagSpec tag) {
    TagDescription known = served.getOrDefault(tag.tagName(), TagDescription.none(tag.tagName()));
    described.put(tag.tagName(), publish(source, tag, known));
  }

  /** A tag that is only switched off is still described. */
  private void ended(SourceSpec source, TagSpec tag) {
    source
        .tagList()
        .named(tag.tagName())
        .ifPresentOrElse(off -> again(source, off), () -> gone(tag));
  }

  private void gone(TagSpec tag) {
    served.remove(tag.tagName());
    described.remove(tag.tagName());
    notices.post(new Notice.TagGone(tag.tagName()));
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
        tag.alarmOwner(),
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

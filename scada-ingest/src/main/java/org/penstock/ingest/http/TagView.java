package org.penstock.ingest.http;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.TagMetadata;
import org.penstock.event.ValueType;
import org.penstock.ingest.app.ShowTags.TagNow;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagSpec;

/** A tag as operators see it. */
public record TagView(
    String tagName,
    String sourceId,
    String nodeId,
    String area,
    ValueType valueType,
    @Nullable String unit,
    @Nullable BigDecimal euLow,
    @Nullable BigDecimal euHigh,
    @Nullable String assetId,
    @Nullable String assetName,
    @Nullable String description,
    String group,
    Collecting.Mode mode,
    double deadband,
    Collecting.Deadband.Kind deadbandType,
    String state,
    @Nullable String refusal,
    @Nullable Reading last) {

  /** How the last value counts now; pending without one. */
  private static String state(@Nullable Quality now) {
    return now == null ? "pending" : now.name().toLowerCase(Locale.ROOT);
  }

  static TagView of(TagNow now) {
    TagSpec tag = now.tag();
    TagMetadata metadata = now.metadata();
    return new TagView(
        tag.tagName(),
        now.sourceId(),
        tag.nodeId(),
        tag.area(),
        tag.valueType(),
        metadata == null ? tag.unit() : metadata.unit(),
        metadata == null ? null : metadata.euLow(),
        metadata == null ? null : metadata.euHigh(),
        tag.assetId(),
        tag.assetName(),
        tag.description(),
        tag.group(),
        tag.collecting().mode(),
        tag.collecting().deadband().value(),
        tag.collecting().deadband().kind(),
        state(now.quality()),
        now.refusal(),
        now.last());
  }
}

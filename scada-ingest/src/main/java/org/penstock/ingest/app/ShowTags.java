package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.TagMetadata;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** What is known of the tags that we read, now. */
@ApplicationScoped
public class ShowTags {

  private final CurrentSources sources;
  private final DescribeTags describe;
  private final StreamReadings stream;
  private final TrackSources track;

  ShowTags(
      CurrentSources sources, DescribeTags describe, StreamReadings stream, TrackSources track) {
    this.sources = sources;
    this.describe = describe;
    this.stream = stream;
    this.track = track;
  }

  /**
   * A tag.
   *
   * @param last the last reading in order since the start
   * @param quality how that one counts now: STALE when its source has been away for too long
   * @param refusal why the server does not deliver it
   */
  public record TagNow(
      TagSpec tag,
      String sourceId,
      @Nullable TagMetadata metadata,
      @Nullable Reading last,
      @Nullable Quality quality,
      @Nullable String refusal) {}

  /** Every tag in the order of the names. */
  public List<TagNow> all() {
    return sources.now().all().stream()
        .flatMap(source -> source.tags().stream().map(tag -> now(source, tag)))
        .sorted(Comparator.comparing(tag -> tag.tag().tagName()))
        .toList();
  }

  /** The tag of that name. */
  public Optional<TagNow> one(String tagName) {
    return sources
        .now()
        .ofTag(tagName)
        .flatMap(source -> source.tag(tagName).map(tag -> now(source, tag)));
  }

  private TagNow now(SourceSpec source, TagSpec tag) {
    String name = tag.tagName();
    return new TagNow(
        tag,
        source.id(),
        describe.of(name).orElse(null),
        stream.last(source, name).orElse(null),
        stream.quality(source, name).orElse(null),
        track.now(source.id()).map(now -> now.refusedTags().get(name)).orElse(null));
  }
}

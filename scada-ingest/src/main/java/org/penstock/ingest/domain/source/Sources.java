package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configured sources.
 *
 * @param inbound the tags that no source of ours reads
 * @param rejected what of the configuration could not be used, and why: one bad row never keeps the
 *     good ones out
 */
public record Sources(List<SourceSpec> all, InboundTags inbound, List<String> rejected) {

  public Sources {
    all = List.copyOf(all);
    rejected = List.copyOf(rejected);
  }

  /** The source of that id. */
  public Optional<SourceSpec> byId(String id) {
    return all.stream().filter(source -> source.id().equals(id)).findFirst();
  }

  /** The longest publishing interval of a source's subscriptions; zero of an unknown source. */
  public Duration longestPublishing(String id) {
    return byId(id).map(SourceSpec::longestPublishing).orElse(Duration.ZERO);
  }

  /** The source that has the tag. */
  public Optional<SourceSpec> ofTag(String tagName) {
    return all.stream().filter(source -> source.tag(tagName).isPresent()).findFirst();
  }
}

package org.penstock.ingest.domain.source;

import java.util.List;
import java.util.Optional;
import org.penstock.ingest.domain.tag.TagSpec;

/** The tags whose values other plant systems publish themselves. */
public record InboundTags(String plantId, List<TagSpec> tags, long revision) {

  /** No such tags. */
  public static final InboundTags NONE = new InboundTags("", List.of(), 0);

  /** What stands for the node of such a tag. */
  public static final String NODE = "inbound";

  public InboundTags {
    tags = List.copyOf(tags);
  }

  /** The tag of that name. */
  public Optional<TagSpec> tag(String tagName) {
    return tags.stream().filter(tag -> tag.tagName().equals(tagName)).findFirst();
  }
}

package org.penstock.ingest.domain.flow;

import java.util.Set;
import java.util.TreeSet;

/**
 * The tags that the topic of tags may know, also from earlier runs: without them nobody would say
 * of a tag that left the configuration while the service was down that it is gone. Called under the
 * lock of the notices.
 */
public interface DescribedTags {

  /** The names. */
  Set<String> all();

  /** The tag is about to be described. */
  void described(String tagName);

  /** The broker has the word that the tag is gone. */
  void gone(String tagName);

  /** Names that are forgotten with the process. */
  static DescribedTags inMemory() {
    Set<String> names = new TreeSet<>();
    return new DescribedTags() {
      @Override
      public Set<String> all() {
        return Set.copyOf(names);
      }

      @Override
      public void described(String tagName) {
        names.add(tagName);
      }

      @Override
      public void gone(String tagName) {
        names.remove(tagName);
      }
    };
  }
}

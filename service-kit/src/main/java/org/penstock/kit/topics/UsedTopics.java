package org.penstock.kit.topics;

import java.util.Set;
import org.penstock.topic.Topic;

/** The topics that a service reads or writes; a bean of this type has them checked. */
public record UsedTopics(Set<Topic> topics) {

  public UsedTopics {
    topics = Set.copyOf(topics);
  }

  /** The topics named. */
  public static UsedTopics of(Topic... topics) {
    return new UsedTopics(Set.of(topics));
  }
}

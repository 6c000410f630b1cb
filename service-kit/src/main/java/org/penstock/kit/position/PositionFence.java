package org.penstock.kit.position;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.penstock.topic.Topic;

/**
 * For what a handler does between batches by what it remembers: an instance that stood still may
 * have lost its partitions to another one and not know it yet.
 *
 * <p>A batch needs no fence, because it moves the stored positions itself.
 */
@ApplicationScoped
public class PositionFence {

  private final StoredOffsets offsets;

  PositionFence(StoredOffsets offsets) {
    this.offsets = offsets;
  }

  /**
   * Keeps other instances from these partitions until the caller's transaction ends.
   *
   * @param positions by partition, up to where the caller knows the topic
   * @throws PositionLostException when another instance has read further: what the caller remembers
   *     is no longer true
   */
  public void hold(String group, Topic topic, Map<Integer, Long> positions) {
    offsets.hold(group, topic.name(), positions);
  }
}

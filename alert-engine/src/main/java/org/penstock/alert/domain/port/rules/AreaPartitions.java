package org.penstock.alert.domain.port.rules;

import java.util.Optional;

/** Where the readings of an area arrive. */
public interface AreaPartitions {

  /** The partition of an area's readings; empty where none of them was ever seen. */
  Optional<Integer> of(String area);
}

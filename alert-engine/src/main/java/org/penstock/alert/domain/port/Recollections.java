package org.penstock.alert.domain.port;

import java.util.Optional;
import org.penstock.alert.domain.watch.Recollection;

/** The stored copy of what a partition's watch knows beside its alarms. */
public interface Recollections {

  /**
   * A copy.
   *
   * @param position the offset up to which it knows the readings
   */
  record Copy(Recollection known, long position) {}

  /** The copy of a partition. */
  Optional<Copy> load(int partition);

  /** Brings the copy up to a position; one that is further is another instance's and stays. */
  void bringForward(int partition, Copy since);
}

package org.penstock.ingest.domain.loss;

import java.util.List;
import org.penstock.event.Gap;

/**
 * Gap records that the broker does not have yet, kept beyond the end of the process. Safe for
 * several threads.
 */
public interface UntoldGaps {

  /** What an earlier run of the service left, oldest first. */
  List<Gap> ofEarlierRun();

  /** Keeps a record; one of the same identity is replaced. */
  void keep(Gap gap);

  /** The broker has the record of that identity. */
  void forget(String gapId);

  /** Makes what was kept before safe from a power cut. */
  void sync();

  /** Records that are forgotten with the process. */
  static UntoldGaps inMemory() {
    return new UntoldGaps() {
      @Override
      public List<Gap> ofEarlierRun() {
        return List.of();
      }

      @Override
      public void keep(Gap gap) {}

      @Override
      public void forget(String gapId) {}

      @Override
      public void sync() {}
    };
  }
}

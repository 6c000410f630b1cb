package org.penstock.elog.http;

import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.port.Integrity;

/** What a check of the log found. */
record IntegrityView(
    String plantId,
    boolean ok,
    long checked,
    @Nullable Long firstBadSeq,
    @Nullable String fault,
    Head head) {

  /** The last entry's number and hash. */
  record Head(long seq, String hash) {}

  static IntegrityView of(Integrity integrity) {
    return new IntegrityView(
        integrity.plantId(),
        integrity.isIntact(),
        integrity.checked(),
        integrity.firstBadSeq(),
        integrity.fault(),
        new Head(integrity.headSeq(), integrity.headHash()));
  }
}

package org.penstock.ingest.disk.spool;

import java.nio.file.Path;

/** A file of the spool; holds the readings from its base number up to the next segment's. */
final class Segment {

  private final long base;
  private final Path file;
  private long size;

  Segment(long base, Path file, long size) {
    this.base = base;
    this.file = file;
    this.size = size;
  }

  long base() {
    return base;
  }

  Path file() {
    return file;
  }

  /** Bytes of whole frames. */
  long size() {
    return size;
  }

  void grownTo(long bytes) {
    size = bytes;
  }
}

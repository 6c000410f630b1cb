package org.penstock.ingest.domain.sample;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The partition of an area's readings: CRC-32 (ISO 3309, as in zip) of the area's UTF-8 bytes,
 * modulo the number of partitions.
 *
 * <p>All tags of an area are so in one partition in the order of the source, and a rule over
 * several of them sees them in one place. Any language has this checksum, so other writers can do
 * the same.
 */
public final class AreaPartition {

  private AreaPartition() {}

  /** The partition of that area in a topic with so many partitions. */
  public static int of(String area, int partitions) {
    CRC32 crc = new CRC32();
    crc.update(area.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % partitions);
  }
}

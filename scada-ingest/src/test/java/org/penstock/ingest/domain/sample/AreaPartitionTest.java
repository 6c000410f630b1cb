package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaPartitionTest {

  /** The numbers are those of Python's {@code zlib.crc32(area.encode()) % partitions}. */
  @ParameterizedTest
  @CsvSource({
    "intake, 12, 2",
    "filters, 12, 9",
    "filters, 7, 1",
    "disinfection, 12, 0",
    "clearwell, 12, 7",
    "highlift, 12, 7",
    "Küche, 12, 4"
  })
  void outsidersReachTheSamePartition(String area, int partitions, int expected) {
    assertThat(AreaPartition.of(area, partitions)).isEqualTo(expected);
  }
}

package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.Quality;
import org.penstock.ingest.domain.Samples;

class QualityMappingTest {

  /** Limit bits 0x300, overflow 0x480, Good_LocalOverride 0x00960000, Good_Clamped 0x00300000. */
  @ParameterizedTest
  @CsvSource({
    "0x00000000, GOOD",
    "0x00000480, GOOD",
    "0x00000700, GOOD",
    "0x00960000, GOOD",
    "0x00300000, GOOD",
    "0x40000000, UNCERTAIN",
    "0x40900000, UNCERTAIN",
    "0x80000000, BAD",
    "0x80310000, BAD",
    "0xC0000000, BAD"
  })
  void theSeverityBitsAloneSayTheQuality(String code, Quality quality) {
    long status = Long.decode(code);
    assertThat(QualityMapping.of(status)).isEqualTo(quality);
    assertThat(QualityMapping.text(status)).isEqualTo("0x" + code.substring(2));
  }

  @Test
  void onlyBothOverflowBitsMeanOverflow() {
    RawValue value = new RawValue.Real(1);
    assertThat(Samples.sample(value, 0x480, NOON).hasOverflow()).isTrue();
    assertThat(Samples.sample(value, 0x400, NOON).hasOverflow()).isFalse();
    assertThat(Samples.sample(value, 0x080, NOON).hasOverflow()).isFalse();
  }
}

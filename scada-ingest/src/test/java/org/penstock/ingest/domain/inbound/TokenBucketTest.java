package org.penstock.ingest.domain.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.Samples.NOON;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {

  private static final RateLimit LIMIT = new RateLimit(10, 50);

  @Test
  void aNewSourceMaySendAWholeBurst() {
    assertThat(TokenBucket.full(LIMIT, NOON).available()).isEqualTo(50);
  }

  @Test
  void anEmptyBucketFillsWithTimeAndNotAboveTheBurst() {
    TokenBucket empty = TokenBucket.full(LIMIT, NOON).without(50);
    assertThat(empty.available()).isZero();
    assertThat(empty.refilled(LIMIT, NOON.plusMillis(99)).available()).isZero();
    assertThat(empty.refilled(LIMIT, NOON.plusMillis(250)).available()).isEqualTo(2);
    assertThat(empty.refilled(LIMIT, NOON.plusSeconds(3600)).available()).isEqualTo(50);
  }

  @Test
  void whatIsLessThanAValueIsNotForgotten() {
    TokenBucket bucket = TokenBucket.full(LIMIT, NOON).without(50);
    for (int i = 1; i <= 10; i++) {
      bucket = bucket.refilled(LIMIT, NOON.plusMillis(50L * i));
    }
    assertThat(bucket.available()).isBetween(4, 5);
  }

  @Test
  void aClockThatIsSetBackFillsNothingAndGoesOn() {
    TokenBucket bucket = TokenBucket.full(LIMIT, NOON).without(50);
    TokenBucket earlier = bucket.refilled(LIMIT, NOON.minusSeconds(60));
    assertThat(earlier.available()).isZero();
    assertThat(earlier.refilled(LIMIT, NOON.minusSeconds(59)).available()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "NaN, 1", "1, 0"})
  void aLimitThatLetsNothingThroughIsRefused(double perSecond, int burst) {
    assertThatThrownBy(() -> new RateLimit(perSecond, burst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lets something through");
  }
}

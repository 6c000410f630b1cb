package org.penstock.ingest.opcua.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWatchTest {

  @ParameterizedTest
  @CsvSource({
    "ua plc, ua plc, true",
    "ua plc, ua plc new, true",
    "ua plc, ua new plc, false",
    "ua plc hmi, ua plc, false",
    "ua plc, ua hmi, false"
  })
  void itemsAreMadeAnewOnlyWhenAnIndexMeansAnotherNamespace(
      String before, String now, boolean isKept) {
    assertThat(ServerWatch.areIndexesKept(List.of(before.split(" ")), List.of(now.split(" "))))
        .isEqualTo(isKept);
  }
}

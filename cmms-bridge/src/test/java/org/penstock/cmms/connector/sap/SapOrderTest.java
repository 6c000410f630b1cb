package org.penstock.cmms.connector.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.cmms.connector.contract.ConnectorContract;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalStatus;

/** A fault as an order. */
class SapOrderTest extends ConnectorContract {

  SapOrderTest() {
    super(new SapVendor(SapSettings.Kind.ORDER, InstantSource.fixed(NOW)));
  }

  @Test
  void ofSeveralStatusesThatAreMappedTheFurthestCounts() {
    PlantMapping mapping =
        new PlantMapping(
            null,
            null,
            null,
            true,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("REL", ExternalStatus.OPEN, "TECO", ExternalStatus.COMPLETED));
    Order order = new Order(new SapTime(ZoneOffset.UTC), "SortField", "EN");

    assertThat(
            order
                .status(RowAnswers.json("{\"SystemStatusText\": \"REL  TECO PRT\"}"), mapping)
                .status())
        .isEqualTo(ExternalStatus.COMPLETED);
  }
}

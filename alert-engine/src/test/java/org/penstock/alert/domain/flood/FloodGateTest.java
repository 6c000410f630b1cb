package org.penstock.alert.domain.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.flood.FloodGate.Passage;
import org.penstock.alert.domain.flood.FloodGate.Recent;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

class FloodGateTest {

  private static final Recent NOTHING = new Recent(Map.of(), Set.of());

  private final FloodGate gate = new FloodGate(5, 20);

  @Test
  void asManyPassAsMayOfAnAreaAndTheNextIsHeld() {
    Passage passage = gate.pass(requests("filters", 6), NOTHING);
    assertThat(passage.sent())
        .extracting(one -> one.request().requestId())
        .containsExactly("filters-1", "filters-2", "filters-3", "filters-4", "filters-5");
    assertThat(passage.held())
        .extracting(one -> one.request().requestId())
        .containsExactly("filters-6");
  }

  @Test
  void whatPassedBeforeInTheWindowCounts() {
    Passage passage = gate.pass(requests("filters", 2), new Recent(Map.of("filters", 4), Set.of()));
    assertThat(passage.sent()).hasSize(1);
    assertThat(passage.held()).hasSize(1);
  }

  @Test
  void otherAreasPassWhileOneIsFlooded() {
    List<AreaRequest> asked = new ArrayList<>(requests("filters", 50));
    asked.addAll(requests("intake", 1));
    assertThat(gate.pass(asked, NOTHING).sent())
        .extracting(AreaRequest::area)
        .endsWith("intake")
        .hasSize(6);
  }

  @Test
  void thePlantHasALimitToo() {
    List<AreaRequest> asked = new ArrayList<>();
    for (int area = 1; area <= 7; area++) {
      asked.addAll(requests("area-" + area, 3));
    }
    Passage passage = gate.pass(asked, NOTHING);
    assertThat(passage.sent()).hasSize(20);
    assertThat(passage.held()).extracting(AreaRequest::area).containsExactly("area-7");
  }

  @Test
  void ofEachFloodedAreaItIsToldOnceInTheWindow() {
    List<AreaRequest> asked = new ArrayList<>(requests("filters", 8));
    asked.addAll(requests("intake", 7));
    Passage first = gate.pass(asked, NOTHING);
    assertThat(first.floods().keySet()).containsExactly("filters", "intake");
    assertThat(first.floods().get("filters")).hasSize(3);
    Passage second =
        gate.pass(
            requests("filters", 1), new Recent(Map.of("filters", 5), Set.of("filters", "intake")));
    assertThat(second.held()).hasSize(1);
    assertThat(second.floods()).isEmpty();
  }

  @Test
  void nothingIsLostAndNothingDoubled() {
    Passage passage = gate.pass(requests("filters", 5_000), NOTHING);
    List<AreaRequest> all = new ArrayList<>(passage.sent());
    all.addAll(passage.held());
    assertThat(all).hasSize(5_000).doesNotHaveDuplicates();
  }

  private static List<AreaRequest> requests(String area, int count) {
    List<AreaRequest> requests = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      requests.add(
          new AreaRequest(
              area,
              new WorkOrderRequest(
                  area + "-" + i,
                  "PUMP-" + i + "|trip",
                  "wtp-1",
                  "PUMP-" + i,
                  null,
                  "Pump trip",
                  null,
                  WorkOrderPriority.HIGH,
                  WorkType.CORRECTIVE,
                  null,
                  null,
                  null,
                  Instant.EPOCH,
                  null,
                  "alert-engine",
                  null,
                  null,
                  Map.of())));
    }
    return requests;
  }
}

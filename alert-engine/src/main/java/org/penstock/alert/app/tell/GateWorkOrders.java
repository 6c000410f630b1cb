package org.penstock.alert.app.tell;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.alert.config.AlertConfig;
import org.penstock.alert.config.FloodConfig;
import org.penstock.alert.domain.flood.AreaRequest;
import org.penstock.alert.domain.flood.FloodGate;
import org.penstock.alert.domain.flood.FloodGate.Passage;
import org.penstock.alert.domain.flood.HeldRequests;
import org.penstock.event.WorkOrderRequest;
import org.penstock.kit.id.IdSource;

/**
 * Lets the work orders pass that alarms ask for by themselves, up to a number in a time; the rest
 * waits for a supervisor. The time is the wall's: the guard is for the people who get the orders.
 */
@ApplicationScoped
class GateWorkOrders {

  private final HeldRequests requests;
  private final FloodConfig config;
  private final FloodGate gate;
  private final IdSource ids;

  GateWorkOrders(HeldRequests requests, AlertConfig config, IdSource ids) {
    this.requests = requests;
    this.config = config.workOrderFlood();
    this.gate = new FloodGate(this.config.perArea(), this.config.perPlant());
    this.ids = ids;
  }

  /** What goes out now; in the caller's transaction, after every row that it locks. */
  List<WorkOrderRequest> pass(List<AreaRequest> asked, Instant now) {
    Map<String, List<AreaRequest>> byPlant = new LinkedHashMap<>();
    for (AreaRequest one : asked) {
      byPlant.computeIfAbsent(one.request().plantId(), _ -> new ArrayList<>()).add(one);
    }
    List<WorkOrderRequest> passed = new ArrayList<>();
    byPlant.forEach((plantId, ofPlant) -> {
      Passage passage =
          gate.pass(ofPlant, requests.lockRecent(plantId, now.minus(config.window())));
      List<AreaRequest> floods = new ArrayList<>();
      passage
          .floods()
          .forEach((area, held) ->
              floods.add(
                  new AreaRequest(area, FloodNotice.of(ids.next().toString(), area, held, now))));
      requests.addSent(passage.sent(), now);
      requests.addFloods(floods, now);
      requests.hold(passage.held(), now);
      passage.sent().forEach(one -> passed.add(one.request()));
      floods.forEach(one -> passed.add(one.request()));
    });
    return passed;
  }
}

package org.penstock.alert.domain.flood;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets work orders pass that alarms ask for, and holds those that are too many in the window.
 *
 * <p>A flood of alarms has one cause; a work order for each would bury the maintenance crew and
 * hide the one that matters. Of each area that has something held one request goes out that says
 * so, once in the window.
 *
 * @param perArea most that pass of one area
 * @param perPlant most that pass of the plant
 */
public record FloodGate(int perArea, int perPlant) {

  /**
   * What passed in the window before.
   *
   * @param sentByArea the number of requests that passed
   * @param told the areas whose flood was told of
   */
  public record Recent(Map<String, Integer> sentByArea, Set<String> told) {

    public Recent {
      sentByArea = Map.copyOf(sentByArea);
      told = Set.copyOf(told);
    }
  }

  /**
   * What becomes of the requests.
   *
   * @param floods by area what is held, where that must be told of
   */
  public record Passage(
      List<AreaRequest> sent, List<AreaRequest> held, Map<String, List<AreaRequest>> floods) {

    public Passage {
      sent = List.copyOf(sent);
      held = List.copyOf(held);
    }
  }

  /** Decides about requests of one plant, in their order. */
  public Passage pass(List<AreaRequest> requests, Recent recent) {
    Map<String, Integer> sentByArea = new HashMap<>(recent.sentByArea());
    int ofPlant = sentByArea.values().stream().mapToInt(Integer::intValue).sum();
    List<AreaRequest> sent = new ArrayList<>();
    List<AreaRequest> held = new ArrayList<>();
    Map<String, List<AreaRequest>> floods = new LinkedHashMap<>();
    for (AreaRequest one : requests) {
      int ofArea = sentByArea.getOrDefault(one.area(), 0);
      if (ofArea < perArea && ofPlant < perPlant) {
        sentByArea.put(one.area(), ofArea + 1);
        ofPlant++;
        sent.add(one);
      } else {
        held.add(one);
        if (!recent.told().contains(one.area())) {
          floods.computeIfAbsent(one.area(), _ -> new ArrayList<>()).add(one);
        }
      }
    }
    return new Passage(sent, held, floods);
  }
}

package org.penstock.plant.cmms;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.penstock.plant.cmms.fault.FaultMode;
import org.penstock.plant.cmms.fault.Faults;
import org.penstock.plant.cmms.filter.Filter;
import org.penstock.plant.cmms.filter.FilterException;
import org.penstock.plant.cmms.filter.FilterParser;
import org.penstock.plant.cmms.http.HttpReply;
import org.penstock.plant.cmms.order.Assets;
import org.penstock.plant.cmms.order.WorkOrder;
import org.penstock.plant.cmms.order.WorkOrders;

/** Searches with {@code $filter}, {@code $orderby}, {@code $top} and {@code $skip}. */
final class SearchCalls {
  private static final int DEFAULT_TOP = 50;
  private static final int MAX_TOP = 500;

  private final WorkOrders orders;
  private final Faults faults;
  private final Replies replies;

  SearchCalls(WorkOrders orders, Faults faults, Replies replies) {
    this.orders = orders;
    this.faults = faults;
    this.replies = replies;
  }

  HttpReply workOrders(Map<String, String> query) {
    try {
      Filter filter = filter(query, WorkOrder.filterNames());
      if (faults.strike(FaultMode.Scope.SEARCH).isPresent()) {
        filter = new Filter.Everything();
      }
      List<WorkOrder> found = orders.search(filter).stream().sorted(order(query)).toList();
      return page(found.stream().map(WorkOrder::json).toList(), query);
    } catch (FilterException | NumberFormatException e) {
      return replies.message(400, String.valueOf(e.getMessage()));
    }
  }

  HttpReply assets(Map<String, String> query) {
    try {
      Filter filter = filter(query, Assets.filterNames());
      return page(
          Assets.all().stream()
              .map(Assets.Asset::flat)
              .filter(asset -> filter.matches(asset::get))
              .toList(),
          query);
    } catch (FilterException | NumberFormatException e) {
      return replies.message(400, String.valueOf(e.getMessage()));
    }
  }

  private static Filter filter(Map<String, String> query, Set<String> names)
      throws FilterException {
    return FilterParser.parse(query.getOrDefault("$filter", ""), names);
  }

  private HttpReply page(List<?> found, Map<String, String> query) {
    int skip = Math.min(found.size(), Integer.parseInt(query.getOrDefault("$skip", "0")));
    String top = query.getOrDefault("$top", String.valueOf(DEFAULT_TOP));
    int end = Math.min(found.size(), skip + Math.clamp(Integer.parseInt(top), 0, MAX_TOP));
    return replies.results(found.subList(skip, end), found.size());
  }

  /** By number, oldest first, unless a field is named; {@code desc} turns it round. */
  private static Comparator<WorkOrder> order(Map<String, String> query) throws FilterException {
    String[] words = query.getOrDefault("$orderby", "PK").strip().split(" +", 2);
    if (!WorkOrder.filterNames().contains(words[0])) {
      throw new FilterException(words[0] + " is not a valid property to order by");
    }
    Comparator<WorkOrder> ascending =
        "PK".equals(words[0])
            ? Comparator.comparingInt(WorkOrder::pk)
            : Comparator.comparing(order -> String.valueOf(order.value(words[0])));
    boolean descending = words.length == 2 && "desc".equals(words[1].toLowerCase(Locale.ROOT));
    return descending ? ascending.reversed() : ascending;
  }
}

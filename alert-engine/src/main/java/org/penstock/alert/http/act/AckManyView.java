package org.penstock.alert.http.act;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmSnapshot;

/** What became of each, in the order in which they were asked for. */
public record AckManyView(List<Item> items) {

  /**
   * One of them.
   *
   * @param status as if it had been asked for alone
   * @param code why not; null where it is acknowledged
   * @param alarm as it is now; null where it was not acknowledged
   */
  public record Item(
      String alarmId,
      int status,
      @Nullable String code,
      @Nullable String title,
      @Nullable AlarmSnapshot alarm) {}
}

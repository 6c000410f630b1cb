package org.penstock.alert.http.stream;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.follow.ChangedAlarm;
import org.penstock.event.AlarmSnapshot;

/**
 * Which alarms a viewer follows: by what never changes in an alarm. By state or priority an alarm
 * would leave the stream without a word, and stand on the screen as it was.
 */
public class StreamQuery {

  @RestQuery @Nullable String area;
  @RestQuery @Nullable String asset;
  @RestQuery @Nullable String tag;

  @RestQuery("class")
  @Nullable String alarmClass;

  @RestQuery @Nullable String origin;

  Predicate<ChangedAlarm> wanted() {
    Set<String> areas = values(area);
    Set<String> assets = values(asset);
    Set<String> tags = values(tag);
    Set<String> classes = values(alarmClass);
    Set<String> origins = values(origin);
    return changed -> {
      AlarmSnapshot alarm = changed.alarm();
      return isIn(areas, alarm.area())
          && isIn(assets, alarm.assetId())
          && isIn(tags, alarm.tagName())
          && isIn(classes, alarm.alarmClass().name())
          && isIn(origins, alarm.origin().name());
    };
  }

  private static boolean isIn(Set<String> wanted, @Nullable String value) {
    return wanted.isEmpty() || (value != null && wanted.contains(value));
  }

  private static Set<String> values(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
  }
}

package org.penstock.alert.http;

import java.util.List;
import java.util.Set;
import org.penstock.event.AlarmEvent;
import org.penstock.event.AlarmSnapshot;

/**
 * What came of it; {@code alarms} are those that changed, {@code unused_tags} those without a rule.
 */
public record ProcessView(
    int evaluated,
    List<AlarmEvent> transitions,
    List<AlarmSnapshot> alarms,
    Set<String> unusedTags) {}

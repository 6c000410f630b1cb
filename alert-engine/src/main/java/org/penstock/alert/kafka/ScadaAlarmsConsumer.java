package org.penstock.alert.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.penstock.alert.app.scada.ArrangeConditions;
import org.penstock.alert.app.scada.FollowConditions;
import org.penstock.alert.app.scada.SettleConditions;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.kit.inbox.ReadState;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** The SCADA system's own alarms in; between batches their timers. */
@ApplicationScoped
class ScadaAlarmsConsumer implements BatchHandler {

  private final FollowConditions followConditions;
  private final ArrangeConditions arrangeConditions;
  private final SettleConditions settleConditions;
  private final EventReader reader;

  ScadaAlarmsConsumer(
      FollowConditions followConditions,
      ArrangeConditions arrangeConditions,
      SettleConditions settleConditions,
      EventReader reader) {
    this.followConditions = followConditions;
    this.arrangeConditions = arrangeConditions;
    this.settleConditions = settleConditions;
    this.reader = reader;
  }

  @Override
  public String group() {
    return "alert-engine-scada-alarms";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.SCADA_ALARM_EVENTS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    followConditions.take(
        batch.stream()
            .flatMap(record -> reader.read(record, ScadaAlarmEvent.class, unreadable).stream())
            .toList());
  }

  @Override
  public void onIdle(ReadState state) {
    if (arrangeConditions.isDue()) {
      arrangeConditions.arrange();
    }
    if (settleConditions.isDue()) {
      settleConditions.settle();
    }
  }
}

package org.penstock.ingest.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.penstock.event.Gap;
import org.penstock.event.GapStream;
import org.penstock.event.Reading;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.port.Publisher;

/** A broker that keeps what it is given, and that can be away. */
public final class RecordingPublisher implements Publisher {

  private final List<Reading> readings = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private boolean isAway;

  /** Takes nothing from now on. */
  public synchronized void goAway() {
    isAway = true;
  }

  /** Takes everything again. */
  public synchronized void comeBack() {
    isAway = false;
  }

  @Override
  public synchronized Outcome publish(List<Reading> batch) {
    if (isAway) {
      return new Outcome(0, List.of());
    }
    readings.addAll(batch);
    return new Outcome(batch.size(), List.of());
  }

  @Override
  public synchronized Answers tell(List<Notice> batch) {
    if (isAway) {
      return Answers.none();
    }
    notices.addAll(batch);
    return Answers.all(batch);
  }

  /** What was published, in order. */
  public synchronized List<Reading> readings() {
    return List.copyOf(readings);
  }

  /** The events of the servers' own alarms that were told, in order. */
  public List<ScadaAlarmEvent> alarmEvents() {
    return notices().stream()
        .filter(Notice.AlarmEvent.class::isInstance)
        .map(notice -> ((Notice.AlarmEvent) notice).event())
        .toList();
  }

  /** Every record of a gap in that stream, in order; one that names none is of the readings. */
  public List<Gap> gapRecords(GapStream stream) {
    return notices().stream()
        .filter(Notice.Missing.class::isInstance)
        .map(notice -> ((Notice.Missing) notice).gap())
        .filter(gap -> Objects.requireNonNullElse(gap.stream(), GapStream.READINGS) == stream)
        .toList();
  }

  /** What was told, in order. */
  public synchronized List<Notice> notices() {
    return List.copyOf(notices);
  }
}

package org.penstock.sound.db;

import java.util.ArrayList;
import java.util.List;
import org.penstock.sound.domain.Alarm;
import org.penstock.sound.domain.Alarms;

class PostgresAlarms implements Alarms {

  private final List<Alarm> rows = new ArrayList<>();

  @Override
  public void keep(Alarm alarm) {
    rows.add(alarm);
  }
}

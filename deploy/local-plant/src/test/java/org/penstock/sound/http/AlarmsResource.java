package org.penstock.sound.http;

import org.penstock.sound.app.RaiseAlarm;

record AlarmsResource(RaiseAlarm raiseAlarm) {

  void post(String id) {
    raiseAlarm.raise(id);
  }
}

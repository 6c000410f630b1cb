package org.penstock.sound.domain;

public interface Alarms {

  void keep(Alarm alarm);
}

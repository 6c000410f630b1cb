package org.penstock.sound.domain;

public class NoSuchAlarmException extends RuntimeException {

  public NoSuchAlarmException(String id) {
    super("no alarm " + id);
  }
}

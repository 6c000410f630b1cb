package org.penstock.sound.app;

import jakarta.inject.Inject;
import java.time.InstantSource;
import org.penstock.event.Quality;
import org.penstock.sound.config.Settings;
import org.penstock.sound.domain.Alarm;
import org.penstock.sound.domain.Alarms;

public class RaiseAlarm {

  private final Alarms alarms;
  private final InstantSource clock;
  private final Settings settings;

  @Inject
  RaiseAlarm(Alarms alarms, InstantSource clock, Settings settings) {
    this.alarms = alarms;
    this.clock = clock;
    this.settings = settings;
  }

  public void raise(String id) {
    alarms.keep(new Alarm(settings.prefix() + id, clock.instant(), Quality.GOOD));
  }
}

package org.penstock.alert.config;

import io.smallrye.config.WithDefault;
import java.util.Map;

/** The SCADA system's own alarms. */
public interface ScadaConfig {

  /** From which severity on a condition that no rule covers has which priority. */
  Severity severity();

  /** The same for a source that means something else by its severities. */
  Map<String, Severity> severityOf();

  /** The lowest severity of each priority; the bands that companion specifications use. */
  interface Severity {

    /** CRITICAL. */
    @WithDefault("801")
    int critical();

    /** HIGH. */
    @WithDefault("601")
    int high();

    /** MEDIUM; what is below is LOW. */
    @WithDefault("401")
    int medium();
  }
}

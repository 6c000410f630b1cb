package org.penstock.plant.simulator.signal;

import java.util.Map;

/** The status codes (OPC UA Part 4, 7.39.2) that a test may ask for by name. */
public final class StatusNames {
  public static final long GOOD = 0;
  public static final long BAD_NO_COMMUNICATION = 0x8031_0000L;

  private static final Map<String, Long> CODES =
      Map.ofEntries(
          Map.entry("Good", GOOD),
          Map.entry("Good_LocalOverride", 0x0096_0000L),
          Map.entry("Good_Clamped", 0x0030_0000L),
          Map.entry("Uncertain", 0x4000_0000L),
          Map.entry("Uncertain_LastUsableValue", 0x4090_0000L),
          Map.entry("Uncertain_SubstituteValue", 0x4091_0000L),
          Map.entry("Uncertain_InitialValue", 0x4092_0000L),
          Map.entry("Uncertain_SensorNotAccurate", 0x4093_0000L),
          Map.entry("Uncertain_EngineeringUnitsExceeded", 0x4094_0000L),
          Map.entry("Uncertain_SubNormal", 0x4095_0000L),
          Map.entry("Bad", 0x8000_0000L),
          Map.entry("Bad_NoCommunication", BAD_NO_COMMUNICATION),
          Map.entry("Bad_WaitingForInitialData", 0x8032_0000L),
          Map.entry("Bad_ConfigurationError", 0x8089_0000L),
          Map.entry("Bad_NotConnected", 0x808A_0000L),
          Map.entry("Bad_DeviceFailure", 0x808B_0000L),
          Map.entry("Bad_SensorFailure", 0x808C_0000L),
          Map.entry("Bad_OutOfService", 0x808D_0000L));

  private StatusNames() {}

  /** The code of a name, or of a number written as {@code 0x...}. */
  public static long codeOf(String text) {
    Long code = CODES.get(text);
    if (code != null) {
      return code;
    }
    if (text.startsWith("0x")) {
      return Long.parseLong(text.substring(2), 16);
    }
    throw new IllegalArgumentException("status is neither a known name nor 0x...: " + text);
  }
}

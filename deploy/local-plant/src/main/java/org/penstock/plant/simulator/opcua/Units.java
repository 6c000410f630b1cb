package org.penstock.plant.simulator.opcua;

import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;

/**
 * Engineering units as OPC UA Part 8, 5.6.4.3 wants them: the id is the UNECE common code (Rec. 20)
 * with its characters as the bytes of a big-endian integer.
 */
final class Units {
  private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";

  private record Unit(String commonCode, String description) {}

  private static final Map<String, Unit> BY_TEXT =
      Map.of(
          "m3/h", new Unit("MQH", "cubic metre per hour"),
          "degC", new Unit("CEL", "degree Celsius"),
          "m", new Unit("MTR", "metre"),
          "mg/L", new Unit("M1", "milligram per litre"),
          "pH", new Unit("Q30", "pH (potential of hydrogen)"),
          "%", new Unit("P1", "percent"),
          "mm/s", new Unit("C16", "millimetre per second"),
          "kPa", new Unit("KPA", "kilopascal"));

  private Units() {}

  static EUInformation of(String text) {
    Unit unit = BY_TEXT.get(text);
    if (unit == null) {
      // Rec. 20 has no code for NTU: -1 says "no id" (Part 8, 5.6.4.3), the text is all there is.
      return new EUInformation(
          PlantServer.NAMESPACE_URI, -1, LocalizedText.english(text), LocalizedText.english(text));
    }
    return new EUInformation(
        UNECE,
        unitId(unit.commonCode()),
        LocalizedText.english(text),
        LocalizedText.english(unit.description()));
  }

  static int unitId(String commonCode) {
    int id = 0;
    for (int index = 0; index < commonCode.length(); index++) {
      id = id << 8 | commonCode.charAt(index);
    }
    return id;
  }
}

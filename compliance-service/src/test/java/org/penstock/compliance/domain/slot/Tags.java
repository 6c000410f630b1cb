package org.penstock.compliance.domain.slot;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Compliance tags for tests. */
public final class Tags {

  public static final ComplianceTag TURBIDITY =
      new ComplianceTag(
          "filters.combined.turbidity",
          "NTU",
          Duration.ofMinutes(15),
          Statistic.LAST,
          3,
          "CFE_TURBIDITY");

  public static final ComplianceTag PH =
      new ComplianceTag(
          "disinfection.ph", "pH", Duration.ofMinutes(1), Statistic.AVERAGE, 1, "CT_PH");

  /** Approved, and not sent to WIMS. */
  public static final ComplianceTag RAW_TEMPERATURE =
      new ComplianceTag(
          "intake.raw.temperature", "degC", Duration.ofMinutes(1), Statistic.AVERAGE, 1, null);

  private Tags() {}

  public static TagCatalogue catalogue() {
    return catalogue(TURBIDITY, PH, RAW_TEMPERATURE);
  }

  public static TagCatalogue catalogue(ComplianceTag... tags) {
    return new TagCatalogue("wtp-1", new PlantTime(ZoneId.of("-06:00")), List.of(tags));
  }

  /** A tag that differs from {@link #TURBIDITY} in its names. */
  public static ComplianceTag named(String name, String wimsTag) {
    return new ComplianceTag(name, "NTU", Duration.ofMinutes(15), Statistic.LAST, 2, wimsTag);
  }

  /** A tag that every built-in profile takes, in their names derived from its own. */
  public static ComplianceTag everywhere(String name, String called, Digits digits) {
    return new ComplianceTag(
        name,
        "mg/L",
        Duration.ofMinutes(15),
        Statistic.LAST,
        digits,
        Map.of(
            "wims_tag",
            called,
            "var_num",
            Integer.toString(100 + called.length()),
            "lims_loc",
            "EP, 1",
            "lims_test",
            called,
            "aqts_series",
            called,
            "aqs_location",
            "EP1",
            "aqs_property",
            called,
            "wqx_project",
            "P1",
            "wqx_location",
            "EP1",
            "wqx_characteristic",
            called),
        called,
        "Entry point");
  }
}

package org.penstock.plant.cmms.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The equipment of the local plant as the CMMS knows it. */
public final class Assets {
  /** One asset. */
  public record Asset(int pk, String id, String name) {
    /** The asset as a filter and as the API shows it. */
    public Map<String, Object> flat() {
      return Map.of("PK", pk, "ID", id, "Name", name, "IsActive", true);
    }
  }

  private static final List<Asset> ALL =
      List.of(
          new Asset(101, "RAW-INTAKE", "Raw water intake"),
          new Asset(102, "INTAKE-PUMP-1", "Raw water pump 1"),
          new Asset(103, "FILTER-1", "Filter 1"),
          new Asset(104, "FILTER-2", "Filter 2"),
          new Asset(105, "FILTER-3", "Filter 3"),
          new Asset(106, "FILTERS", "Filter gallery"),
          new Asset(107, "CL2-DOSER", "Chlorine doser"),
          new Asset(108, "PH-ANALYSER", "pH analyser"),
          new Asset(109, "CLEARWELL", "Clearwell"),
          new Asset(110, "HL-PUMP-1", "High-lift pump 1"),
          new Asset(111, "HL-PUMP-2", "High-lift pump 2"),
          new Asset(112, "HL-HEADER", "High-lift header"));

  private Assets() {}

  public static List<Asset> all() {
    return ALL;
  }

  public static Set<String> filterNames() {
    return Set.of("PK", "ID", "Name", "IsActive");
  }

  public static Optional<Asset> byId(String id) {
    return ALL.stream().filter(asset -> asset.id().equals(id)).findFirst();
  }

  public static Optional<Asset> byPk(int pk) {
    return ALL.stream().filter(asset -> asset.pk() == pk).findFirst();
  }
}

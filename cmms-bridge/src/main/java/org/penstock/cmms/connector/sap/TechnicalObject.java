package org.penstock.cmms.connector.sap;

import org.penstock.cmms.connector.mapping.PlantMapping.MappedAsset;

/** Equipment, or, where the mapping says {@code FL/<id>}, a functional location. */
record TechnicalObject(String id, boolean isFunctionalLocation) {

  private static final String FUNCTIONAL_LOCATION = "FL/";

  static TechnicalObject of(MappedAsset asset) {
    return of(asset.id());
  }

  static TechnicalObject of(String mapped) {
    return mapped.startsWith(FUNCTIONAL_LOCATION)
        ? new TechnicalObject(mapped.substring(FUNCTIONAL_LOCATION.length()), true)
        : new TechnicalObject(mapped, false);
  }
}

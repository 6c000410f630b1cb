package org.penstock.alert.domain.scada;

import org.jspecify.annotations.Nullable;

/** Where a tag belongs, as far as its conditions need it. */
public record TagPlace(
    String area, @Nullable String assetId, @Nullable String assetName, AlarmOwner owner) {}

package org.penstock.cmms.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The asset that a work order is for after all. */
record AssetBody(
    @NotBlank @Size(max = 100) String assetId, @Size(max = 200) @Nullable String assetName) {}

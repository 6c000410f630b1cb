package org.penstock.compliance.http.export;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportOrder;

/** A file that a person asks for. */
record ExportBody(
    @NotBlank @Size(max = 100) String profile,
    @NotNull Instant from,
    @NotNull Instant to,
    @Nullable @Size(max = 500) List<String> tagNames) {

  ExportOrder order() {
    return new ExportOrder(profile, from, to, tagNames == null ? Set.of() : Set.copyOf(tagNames));
  }
}

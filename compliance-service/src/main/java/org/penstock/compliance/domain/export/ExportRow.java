package org.penstock.compliance.domain.export;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An approved reading, as far as an export needs it. */
public record ExportRow(String tagName, Instant slotStart, @Nullable BigDecimal value) {}

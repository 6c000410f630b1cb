package org.penstock.compliance.domain.reading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ResultQualifier;

/**
 * What a value says beside its number. Kept apart from it: what stands for a value below the
 * detection limit is a question of the rule that uses it, and never stored over the value.
 *
 * @param detectionLimit in the tag's unit, or null where none was told
 */
public record Qualification(ResultQualifier qualifier, @Nullable BigDecimal detectionLimit) {}

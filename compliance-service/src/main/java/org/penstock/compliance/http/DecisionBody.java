package org.penstock.compliance.http;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.review.DecisionOrder;
import org.penstock.compliance.domain.review.Expected;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.Verb;
import org.penstock.kit.http.Refusals;

/**
 * A decision that a person signs: over a period, or over readings by their identifiers.
 *
 * @param meaning what the signature means
 * @param expectedContentHash the {@code content_hash} that the review queue showed
 * @param mode {@code ELIGIBLE_ONLY} leaves out what stands in the way, and says so
 */
record DecisionBody(
    @Nullable @Size(max = 500) List<String> tagNames,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable @Size(max = 1000) List<UUID> readingIds,
    @NotBlank @Size(max = 200) String meaning,
    @Nullable @Size(max = 500) String reason,
    @Nullable String expectedContentHash,
    @Nullable @Min(0) Integer expectedCount,
    DecisionOrder.@Nullable Mode mode) {

  DecisionOrder order(Verb verb) {
    if (verb.needsReason() && (reason == null || reason.isBlank())) {
      throw Refusals.of(422, "reason-required", "Say why: the field reason is missing");
    }
    return new DecisionOrder(
        verb,
        selection(),
        meaning,
        reason,
        new Expected(expectedContentHash, expectedCount),
        mode == null ? DecisionOrder.Mode.ALL_OR_NOTHING : mode);
  }

  private Selection selection() {
    if (readingIds != null && !readingIds.isEmpty()) {
      if (from != null || to != null || tagNames != null) {
        throw unclear();
      }
      return new Selection.ByIds(Set.copyOf(readingIds));
    }
    if (from == null || to == null) {
      throw unclear();
    }
    if (!from.isBefore(to)) {
      throw Refusals.of(422, "reversed-period", "The period ends before it starts");
    }
    return new Selection.ByPeriod(tagNames == null ? Set.of() : Set.copyOf(tagNames), from, to);
  }

  private static RuntimeException unclear() {
    return Refusals.of(
        422, "invalid-body", "Name either reading_ids or a period by from and to, with tag_names");
  }
}

package org.penstock.alert.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/**
 * An alarm taken out of service by a person, until a person returns it.
 *
 * @param reference a permit or a work order, where there is one
 * @param reviewAt when somebody must look at it again
 * @param isReviewTold whether that reminder was given
 */
public record Removal(
    String reason,
    @Nullable String reference,
    Instant reviewAt,
    boolean isReviewTold,
    Actor by,
    Instant since) {

  Removal reviewTold() {
    return new Removal(reason, reference, reviewAt, true, by, since);
  }
}

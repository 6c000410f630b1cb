package org.penstock.elog.http;

import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.writing.Amendment;

/** A correction, addendum or strike as someone sends it. */
record AmendmentBody(
    @Nullable ChangeKind changeKind, @Nullable String body, @Nullable String reason) {

  Amendment amendment() {
    return new Amendment(changeKind, body, reason);
  }
}

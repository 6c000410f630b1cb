package org.penstock.alert.domain.book;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;

/**
 * Who wrote a version, when and why.
 *
 * @param proposalId the proposal that led to it; null where the file did
 * @param approvedBy who put it in force; null where the file did
 */
public record Authorship(
    Author by,
    @Nullable String reason,
    @Nullable UUID proposalId,
    @Nullable Actor approvedBy,
    Instant at) {

  /** By the rules file. */
  public static Authorship ofFile(String name, Instant at) {
    return new Authorship(new Author.File(name), null, null, null, at);
  }
}

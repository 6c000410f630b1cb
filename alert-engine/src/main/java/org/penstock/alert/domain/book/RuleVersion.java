package org.penstock.alert.domain.book;

/** One version of a rule with its origin. */
public record RuleVersion(RuleEntry entry, Authorship authorship) {

  /** Whether the rules file wrote it. */
  public boolean isOfFile() {
    return authorship.by() instanceof Author.File;
  }
}

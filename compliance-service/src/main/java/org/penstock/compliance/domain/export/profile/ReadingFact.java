package org.penstock.compliance.domain.export.profile;

/** What a reading or its tag says beside the number. */
public enum ReadingFact {
  TAG(false),
  UNIT(false),
  DESCRIPTION(false),
  LOCATION(false),
  PLANT(false),
  /** {@code <}, {@code >}, {@code ND}, {@code E} or nothing. */
  QUALIFIER(false),
  /** In WQX's words, such as {@code Not Detected}; nothing for a number. */
  DETECTION_CONDITION(false),
  DETECTION_LIMIT(false),
  /** The limit that the detection condition is about. */
  LIMIT(false),
  /** {@code Method Detection Level} or {@code Reporting Limit}, where there is a limit. */
  LIMIT_TYPE(false),
  /** The unit of the limit, where there is one. */
  LIMIT_UNIT(false),
  STATE(false),
  /** {@code Final} once approved, else {@code Preliminary}. */
  RESULT_STATUS(false),
  REVISION(false),
  /** The offset of the file's clock, such as {@code -06:00}. */
  OFFSET(false),
  QUALITY(true),
  /** An AQUARIUS grade: 50 approved and good, 30 estimated, -1 unusable. */
  GRADE(true),
  ORIGIN(true),
  /** The value as received. */
  TEXT(true),
  FLAGS(true),
  /** Why it replaces another. */
  COMMENT(true),
  AUTHOR(true),
  APPROVED_BY(true),
  APPROVED_AT(true),
  RECORDED_AT(true);

  private final boolean isDetail;

  ReadingFact(boolean isDetail) {
    this.isDetail = isDetail;
  }

  /** Whether it is more than the fewest columns of a reading say. */
  public boolean isDetail() {
    return isDetail;
  }
}

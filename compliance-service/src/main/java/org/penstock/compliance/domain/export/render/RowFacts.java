package org.penstock.compliance.domain.export.render;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.audit.AuditTime;
import org.penstock.compliance.domain.export.profile.ReadingFact;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.export.row.RowDetails;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

/** What a reading or its tag says beside the number, as text. */
final class RowFacts {

  private static final String GOOD_AND_APPROVED = "50";
  private static final String ESTIMATED = "30";
  private static final String UNUSABLE = "-1";

  private final String plantId;
  private final FileClock clock;

  RowFacts(String plantId, FileClock clock) {
    this.plantId = plantId;
    this.clock = clock;
  }

  String of(ReadingFact fact, ExportRow row, ComplianceTag tag) {
    return switch (fact) {
      case TAG -> tag.name();
      case UNIT -> tag.unit();
      case DESCRIPTION -> orNothing(tag.description());
      case LOCATION -> orNothing(tag.location());
      case PLANT -> plantId;
      case QUALIFIER -> symbol(row.qualifier());
      case DETECTION_CONDITION -> condition(row.qualifier());
      case DETECTION_LIMIT -> plain(told(row));
      case LIMIT -> limit(row);
      case LIMIT_TYPE -> limitType(row);
      case LIMIT_UNIT -> limit(row).isEmpty() ? "" : tag.unit();
      case STATE -> row.state().name();
      case RESULT_STATUS -> isApproved(row) ? "Final" : "Preliminary";
      case REVISION -> Integer.toString(row.revision());
      case OFFSET -> clock.offset(row.slotStart());
      case QUALITY,
          GRADE,
          ORIGIN,
          TEXT,
          FLAGS,
          COMMENT,
          AUTHOR,
          APPROVED_BY,
          APPROVED_AT,
          RECORDED_AT ->
          detail(fact, row);
    };
  }

  private static String detail(ReadingFact fact, ExportRow row) {
    RowDetails details = row.details();
    if (details == null) {
      throw new IllegalStateException(fact + " is asked for, and no detail was read");
    }
    return switch (fact) {
      case QUALITY -> details.quality().name();
      case GRADE -> grade(row, details);
      case ORIGIN -> details.origin().name();
      case TEXT -> orNothing(details.text());
      case FLAGS -> String.join(" ", details.flags());
      case COMMENT -> orNothing(details.reason());
      case AUTHOR -> orNothing(details.author());
      case APPROVED_BY -> orNothing(details.approvedBy());
      case APPROVED_AT -> time(details.approvedAt());
      case RECORDED_AT -> time(details.recordedAt());
      default -> throw new IllegalArgumentException(fact + " is no detail");
    };
  }

  private static String grade(ExportRow row, RowDetails details) {
    if (!row.hasResult()) {
      return UNUSABLE;
    }
    boolean isSure =
        details.quality() == Quality.GOOD && row.qualifier() != ResultQualifier.ESTIMATED;
    return isSure && isApproved(row) ? GOOD_AND_APPROVED : ESTIMATED;
  }

  private static boolean isApproved(ExportRow row) {
    return row.state() == ReviewState.APPROVED || row.state() == ReviewState.LOCKED;
  }

  /** The limit that the condition is about: what was not detected has no other. */
  private static String limit(ExportRow row) {
    return isInTheResult(row.qualifier()) ? plain(row.value()) : plain(told(row));
  }

  private static String limitType(ExportRow row) {
    if (limit(row).isEmpty()) {
      return "";
    }
    return isInTheResult(row.qualifier()) ? "Reporting Limit" : "Method Detection Level";
  }

  private static boolean isInTheResult(@Nullable ResultQualifier qualifier) {
    return qualifier == ResultQualifier.LESS_THAN || qualifier == ResultQualifier.GREATER_THAN;
  }

  private static @Nullable BigDecimal told(ExportRow row) {
    return row.qualification() == null ? null : row.qualification().detectionLimit();
  }

  /** A limit has the digits it was told with: rounding it would say another one. */
  private static String plain(@Nullable BigDecimal limit) {
    return limit == null ? "" : limit.toPlainString();
  }

  private static String symbol(@Nullable ResultQualifier qualifier) {
    return switch (qualifier) {
      case null -> "";
      case LESS_THAN -> "<";
      case GREATER_THAN -> ">";
      case NOT_DETECTED -> "ND";
      case ESTIMATED -> "E";
      case UNKNOWN -> "?";
    };
  }

  private static String condition(@Nullable ResultQualifier qualifier) {
    return switch (qualifier) {
      case null -> "";
      case LESS_THAN -> "Present Below Quantification Limit";
      case GREATER_THAN -> "Present Above Quantification Limit";
      case NOT_DETECTED -> "Not Detected";
      case ESTIMATED, UNKNOWN -> "";
    };
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : AuditTime.text(at);
  }
}

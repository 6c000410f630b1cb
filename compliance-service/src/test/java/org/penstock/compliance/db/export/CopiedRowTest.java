package org.penstock.compliance.db.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.export.row.RowDetails;
import org.penstock.compliance.domain.reading.Origin;
import org.penstock.compliance.domain.reading.Qualification;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.event.Quality;
import org.penstock.event.ResultQualifier;

class CopiedRowTest {

  @Test
  void aLineOfCopyIsReadAsItWasWritten() {
    CopiedRow rows = new CopiedRow(false);

    assertThat(rows.of("2026-03-08 07:45:00+00\ta\\\\b\\tc\t0\tAPPROVED\t1E+3\t\\N\t\\N\n"))
        .isEqualTo(
            new ExportRow(
                "a\\b\tc",
                Instant.parse("2026-03-08T07:45:00Z"),
                0,
                ReviewState.APPROVED,
                new BigDecimal("1E+3"),
                null,
                null));
    assertThat(rows.of("2026-03-08 07:45:00.25+00\tb\t12\tLOCKED\t\\N\tNOT_DETECTED\t0.02\n"))
        .isEqualTo(
            new ExportRow(
                "b",
                Instant.parse("2026-03-08T07:45:00.25Z"),
                12,
                ReviewState.LOCKED,
                null,
                new Qualification(ResultQualifier.NOT_DETECTED, new BigDecimal("0.02")),
                null));
  }

  @Test
  void detailsAreReadWhereTheyAreAskedFor() {
    ExportRow row =
        new CopiedRow(true)
            .of(
                "2026-03-08 07:45:00+00\ta\t1\tAPPROVED\t2\t\\N\t\\N\t2.0\tGOOD\tCORRECTION"
                    + "\tLATE_DATA HELD_VALUE\ttwo\\nlines\tOperator\t2026-03-08 08:00:00.5+00"
                    + "\tSupervisor\t2026-03-09 08:00:00+00\n");

    assertThat(row.details())
        .isEqualTo(
            new RowDetails(
                "2.0",
                Quality.GOOD,
                Origin.CORRECTION,
                List.of("LATE_DATA", "HELD_VALUE"),
                "two\nlines",
                "Operator",
                Instant.parse("2026-03-08T08:00:00.500Z"),
                "Supervisor",
                Instant.parse("2026-03-09T08:00:00Z")));
  }
}

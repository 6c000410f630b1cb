package org.penstock.compliance.domain.export;

import java.time.Instant;
import java.util.Set;
import org.penstock.compliance.domain.export.profile.ExportProfile.RowOrder;
import org.penstock.compliance.domain.export.row.RowTaker;

/** The readings that an export is made of. */
public interface ExportedReadings {

  /**
   * Which ones.
   *
   * @param withDetails whether more is needed than their numbers
   * @param most how many revisions at most, the first of the order
   */
  record Wanted(
      Set<String> tagNames,
      Instant from,
      Instant to,
      RowOrder order,
      boolean withDetails,
      int most) {

    /** No limit. */
    public static final int ALL = Integer.MAX_VALUE;

    public Wanted {
      tagNames = Set.copyOf(tagNames);
    }
  }

  /**
   * Hands out all revisions of the readings, in a total order and from one snapshot; however many
   * there are, a few are held.
   *
   * @param taker not asked any more once it wants no more
   * @return how many there were; with {@code most} of them there may be more
   */
  int each(Wanted wanted, RowTaker taker);
}

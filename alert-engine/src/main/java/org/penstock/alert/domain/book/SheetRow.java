package org.penstock.alert.domain.book;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.draft.RuleDraft;

/**
 * One row of a sheet of rules that a person hands in.
 *
 * @param row as the person counts it: the first row below a CSV's heading is row 2
 * @param plantId null where the sheet says nothing of a plant
 * @param version the version that the row was taken from; null where the sheet does not say
 * @param draft null where the row could not be read at all
 * @param faults what is wrong with the row's form
 */
public record SheetRow(
    int row,
    @Nullable String plantId,
    @Nullable Integer version,
    @Nullable RuleDraft draft,
    List<String> faults) {

  public SheetRow {
    faults = List.copyOf(faults);
  }

  /** A row that was written by itself. */
  public static SheetRow alone(@Nullable String plantId, RuleDraft draft) {
    return new SheetRow(1, plantId, null, draft, List.of());
  }
}

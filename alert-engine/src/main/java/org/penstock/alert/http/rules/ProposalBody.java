package org.penstock.alert.http.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.draft.RuleDraft;

/**
 * A change of the rules.
 *
 * @param rule the rule as it should be; or
 * @param retire the id of the rule that should be no more
 * @param plantId needed where there are rules of several plants
 * @param expectedVersion the version that the writer saw
 */
public record ProposalBody(
    @Nullable RuleDraft rule,
    @Nullable String retire,
    @Nullable @Size(max = 100) String plantId,
    @Nullable Integer expectedVersion,
    @NotBlank @Size(max = 2000) String reason) {

  /** Checked with the body. */
  @JsonIgnore
  @AssertTrue(message = "give either rule or retire")
  public boolean isOneThing() {
    return (rule == null) != (retire == null);
  }

  static SheetRow row(ProposalBody body, RuleDraft draft) {
    return new SheetRow(1, body.plantId(), body.expectedVersion(), draft, List.of());
  }
}

package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.app.Who;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.export.ExportOutcome;

/** Exports approved readings: the bytes are kept, recorded and told of before anyone has them. */
@ApplicationScoped
public class ExportReadings {

  private final MakeExport maker;
  private final KeepExport keeper;
  private final RecordRefusal refusals;
  private final int mostRows;

  ExportReadings(
      MakeExport maker, KeepExport keeper, RecordRefusal refusals, ComplianceConfig config) {
    this.maker = maker;
    this.keeper = keeper;
    this.refusals = refusals;
    this.mostRows = config.export().mostRowsAtOnce();
  }

  /** Exports, or says why not; a refusal is recorded in the audit log. */
  @Transactional
  public ExportOutcome export(Who who, ExportOrder order) {
    ExportOutcome outcome =
        who.mayDecide() ? allowed(who, order) : new ExportOutcome.RoleRequired();
    if (outcome instanceof ExportOutcome.Refused refused) {
      refusals.record(who, "export", refused.code(), KeepExport.describe(order));
    }
    return outcome;
  }

  private ExportOutcome allowed(Who who, ExportOrder order) {
    return switch (maker.make(order, mostRows, _ -> true)) {
      case MakeExport.Made.Nothing(var why) -> why;
      case MakeExport.Made.Files made -> {
        try (var _ = made.work()) {
          yield new ExportOutcome.Exported(keeper.keep(who.actor(), order, made));
        }
      }
    };
  }
}

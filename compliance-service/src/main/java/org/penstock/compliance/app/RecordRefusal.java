package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.event.Actor;

/**
 * Records a refused attempt in the caller's transaction, which is committed although the answer is
 * a refusal: a second connection for it could starve the pool while many are refused at once.
 */
@ApplicationScoped
public class RecordRefusal {

  private final AuditLog audit;
  private final InstantSource clock;
  private final Counts counts;

  RecordRefusal(AuditLog audit, InstantSource clock, Counts counts) {
    this.audit = audit;
    this.clock = clock;
    this.counts = counts;
  }

  /**
   * Records that {@code who} tried.
   *
   * @param action what they tried, such as {@code approve}
   * @param code why not, as the caller is told
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Who who, String action, String code, Map<String, Object> details) {
    record(who.actor(), action, code, details);
  }

  /** Records that a person tried, whose roles a job remembers. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Actor actor, String action, String code, Map<String, Object> details) {
    Map<String, Object> all = new HashMap<>(details);
    all.put("code", code);
    audit.append(new AuditEntry(clock.instant(), action + "_refused", actor, all));
    counts.attemptRefused(action);
  }
}

package org.penstock.ingest.disk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.DecisionJournal;

/** Decisions in {@code certificate-decisions.jsonl}. */
@ApplicationScoped
class DecisionFile implements DecisionJournal {

  private final ForwardedLines<CertificateDecision> lines;

  DecisionFile(IngestConfig config, ObjectMapper json) {
    this.lines =
        new ForwardedLines<>(
            config.dataFolder(),
            "certificate-decisions",
            CertificateDecision.class,
            CertificateDecision::id,
            json);
  }

  @Override
  public void append(CertificateDecision decision) {
    lines.append(decision);
  }

  @Override
  public List<CertificateDecision> pending() {
    return lines.pending();
  }

  @Override
  public void forwarded(List<CertificateDecision> stored) {
    lines.forwarded(stored);
  }
}

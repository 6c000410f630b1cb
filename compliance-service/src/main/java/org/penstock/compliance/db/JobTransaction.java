package org.penstock.compliance.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.job.LongTransaction;

/** A transaction with the time limit of jobs, which is far beyond that of answers. */
@Singleton
class JobTransaction implements LongTransaction {

  private final int timeoutSeconds;

  JobTransaction(ComplianceConfig config) {
    this.timeoutSeconds = Math.toIntExact(config.export().timeout().toSeconds());
  }

  @Override
  public void run(Runnable work) {
    QuarkusTransaction.requiringNew().timeout(timeoutSeconds).run(work);
  }
}

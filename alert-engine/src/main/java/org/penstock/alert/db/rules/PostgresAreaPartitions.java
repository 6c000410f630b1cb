package org.penstock.alert.db.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.penstock.alert.domain.port.rules.AreaPartitions;

/** Where the alarms of an area have seen their readings; table {@code alarm}. */
@ApplicationScoped
class PostgresAreaPartitions implements AreaPartitions {

  private final Jdbi jdbi;

  PostgresAreaPartitions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Integer> of(String area) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select partition_id from alarm where area = :area and partition_id is not null"
                    + " order by changed_at desc limit 1")
            .bind("area", area)
            .mapTo(Integer.class)
            .findOne());
  }
}

package org.penstock.cmms.domain.follow;

import java.util.List;
import java.util.Map;
import org.penstock.connector.Failure;

/** Which work orders of the maintenance system carry references of ours. */
public sealed interface ReferenceReading {

  /**
   * It answered.
   *
   * @param byReference by the reference's twenty characters; cancelled work orders are left out,
   *     and a reference that is not here is carried by none
   */
  record Read(Map<String, List<ExternalOrder>> byReference) implements ReferenceReading {

    public Read {
      byReference = Map.copyOf(byReference);
    }
  }

  /** It did not answer, or the answer cannot be trusted. */
  record Failed(Failure failure) implements ReferenceReading {}
}

package org.penstock.ingest.domain.store;

import java.util.Optional;
import org.penstock.event.Reading;

/**
 * A tag's reading as it was told: taken often, read when somebody asks. Equal when it says the
 * same.
 */
public interface Told {

  String tagName();

  /** What was told; empty when it cannot be read. */
  Optional<Reading> reading();

  /** A reading that is read already. */
  static Told of(Reading reading) {
    return new AlreadyRead(reading);
  }

  /** A reading that is read already. */
  record AlreadyRead(Reading is) implements Told {

    @Override
    public String tagName() {
      return is.tagName();
    }

    @Override
    public Optional<Reading> reading() {
      return Optional.of(is);
    }
  }
}

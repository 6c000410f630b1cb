package org.penstock.alert.domain.port.rules;

import java.time.Instant;
import java.util.Iterator;
import org.penstock.event.Reading;

/** The readings of the last days, as they arrived. */
public interface StoredReadings {

  /** Opens those of one partition that arrived since then, up to those that are there now. */
  Replay open(int partition, Instant since);

  /** Readings one after another; never all of them in memory. */
  interface Replay extends Iterator<Reading>, AutoCloseable {

    /** How many records could not be read so far. */
    long unreadable();

    @Override
    void close();
  }

  /** The readings cannot be reached now. */
  final class AwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AwayException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}

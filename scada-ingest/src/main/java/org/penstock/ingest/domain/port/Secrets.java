package org.penstock.ingest.domain.port;

import java.util.Optional;

/** Passwords and keys by the name under which the surroundings hold them. */
@FunctionalInterface
public interface Secrets {

  /** The secret of that name as it is now; empty when there is none. Not for keeping. */
  Optional<String> read(String name);
}

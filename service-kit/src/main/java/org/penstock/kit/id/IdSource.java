package org.penstock.kit.id;

import java.util.UUID;

/** Where new identifiers come from. */
@FunctionalInterface
public interface IdSource {

  /** A new identifier; those made later sort after those made earlier. */
  UUID next();
}

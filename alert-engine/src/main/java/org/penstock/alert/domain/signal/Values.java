package org.penstock.alert.domain.signal;

import java.util.Optional;

/** The last value of each tag of an area, as far as it is known. */
@FunctionalInterface
public interface Values {

  /** Nothing is known of any tag. */
  Values NONE = _ -> Optional.empty();

  /** The last reading of a tag, whatever its quality. */
  Optional<Observation> last(String tagName);

  /** The last reading of a tag where it may be judged. */
  default Optional<Observation> evidence(String tagName) {
    return last(tagName).filter(Observation::isEvidence);
  }
}

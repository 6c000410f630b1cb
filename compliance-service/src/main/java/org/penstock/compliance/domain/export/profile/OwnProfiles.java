package org.penstock.compliance.domain.export.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penstock.event.Actor;

/** The texts of profiles that the plant has made; each version stays as it is. */
public interface OwnProfiles {

  /** A version of a profile. */
  record Stored(String id, int version, String text) {}

  /** The newest version, held until the commit so that nobody adds another at the same time. */
  Optional<Stored> lockNewest(String id);

  /** The newest version. */
  Optional<Stored> newest(String id);

  /** The newest version of each. */
  List<Stored> allNewest();

  /** One version. */
  Optional<Stored> find(String id, int version);

  /** Adds a version, in the caller's transaction. */
  void add(Stored stored, String sha256, Actor by, Instant at);
}

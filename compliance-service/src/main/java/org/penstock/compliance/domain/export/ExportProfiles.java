package org.penstock.compliance.domain.export;

import java.util.Optional;

/** The profiles that this release carries. */
public interface ExportProfiles {

  /** The newest version of a profile. */
  Optional<ExportProfile> find(String id);
}

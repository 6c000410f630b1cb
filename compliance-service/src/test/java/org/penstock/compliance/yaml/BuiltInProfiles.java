package org.penstock.compliance.yaml;

import org.penstock.compliance.domain.export.ExportProfile;

/** The release's profiles for tests of other packages. */
public final class BuiltInProfiles {

  private BuiltInProfiles() {}

  public static ExportProfile find(String id) {
    return new YamlProfiles().find(id).orElseThrow();
  }
}

package org.penstock.compliance.yaml;

import java.util.Map;
import java.util.TreeMap;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ProfileTexts;

/** The release's profiles for tests of other packages. */
public final class BuiltInProfiles {

  private BuiltInProfiles() {}

  public static Map<String, ExportProfile> all() {
    Map<String, ExportProfile> all = new TreeMap<>();
    YamlProfiles profiles = new YamlProfiles();
    for (String text : profiles.builtIn()) {
      ExportProfile profile = profiles.read(text, ProfileTexts.ITS_OWN);
      all.put(profile.id(), profile);
    }
    return all;
  }

  public static ExportProfile find(String id) {
    ExportProfile profile = all().get(id);
    if (profile == null) {
      throw new IllegalArgumentException("no profile " + id);
    }
    return profile;
  }
}

package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.OwnProfiles;
import org.penstock.compliance.domain.export.profile.ProfileTexts;

/** The profiles that the release carries, and beside them those that the plant has made. */
@ApplicationScoped
public class Profiles {

  private final OwnProfiles own;
  private final ProfileTexts texts;
  private final Map<String, ExportProfile> builtIn = new TreeMap<>();
  private final Map<String, String> builtInTexts = new TreeMap<>();

  Profiles(OwnProfiles own, ProfileTexts texts) {
    this.own = own;
    this.texts = texts;
    for (String text : texts.builtIn()) {
      ExportProfile profile = texts.read(text, ProfileTexts.ITS_OWN);
      builtIn.put(profile.id(), profile);
      builtInTexts.put(profile.id(), text);
    }
  }

  /** The newest version of a profile. */
  public Optional<ExportProfile> find(String id) {
    ExportProfile profile = builtIn.get(id);
    return profile == null ? own.newest(id).map(this::read) : Optional.of(profile);
  }

  /** The newest version of each, in the order of their identifiers. */
  public List<ExportProfile> newest() {
    Map<String, ExportProfile> all = new TreeMap<>(builtIn);
    own.allNewest().forEach(stored -> all.putIfAbsent(stored.id(), read(stored)));
    return List.copyOf(all.values());
  }

  /** The text of a version, exactly as it is hashed. */
  public Optional<String> text(String id, int version) {
    ExportProfile profile = builtIn.get(id);
    return profile == null
        ? own.find(id, version).map(OwnProfiles.Stored::text)
        : Optional.ofNullable(builtInTexts.get(id)).filter(_ -> profile.version() == version);
  }

  boolean isBuiltIn(String id) {
    return builtIn.containsKey(id);
  }

  ExportProfile read(OwnProfiles.Stored stored) {
    return texts.read(stored.text(), stored.version());
  }
}

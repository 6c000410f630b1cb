package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.penstock.compliance.app.Who;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.OwnProfiles;
import org.penstock.compliance.domain.export.profile.ProfileTexts;

/** Adds a version of an export profile, which is recorded; what was exported before stays. */
@ApplicationScoped
public class AddProfile {

  private final Profiles profiles;
  private final OwnProfiles own;
  private final ProfileTexts texts;
  private final AuditLog audit;
  private final InstantSource clock;

  AddProfile(
      Profiles profiles, OwnProfiles own, ProfileTexts texts, AuditLog audit, InstantSource clock) {
    this.profiles = profiles;
    this.own = own;
    this.texts = texts;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of a new version. */
  public sealed interface Added {

    /** It is there. */
    record Version(ExportProfile profile) implements Added {}

    /** Its text is that of the newest version. */
    record Unchanged(ExportProfile profile) implements Added {}

    /** It cannot be used, for this reason. */
    record Unusable(String reason) implements Added {}

    /** The release carries a profile of that name. */
    record BuiltIn(String id) implements Added {}
  }

  /** Adds it, or says why not; its number is the next one, whatever stands in the text. */
  @Transactional
  public Added add(Who who, String text) {
    ExportProfile read;
    try {
      read = texts.read(text, 1);
    } catch (IllegalArgumentException e) {
      return new Added.Unusable(String.valueOf(e.getMessage()));
    }
    if (profiles.isBuiltIn(read.id())) {
      return new Added.BuiltIn(read.id());
    }
    Optional<ExportProfile> before = own.lockNewest(read.id()).map(profiles::read);
    if (before.filter(one -> one.sha256().equals(read.sha256())).isPresent()) {
      return new Added.Unchanged(before.get());
    }
    return new Added.Version(add(who, text, texts.read(text, next(before))));
  }

  private static int next(Optional<ExportProfile> before) {
    return before.map(one -> one.version() + 1).orElse(1);
  }

  private ExportProfile add(Who who, String text, ExportProfile profile) {
    Instant now = clock.instant();
    own.add(
        new OwnProfiles.Stored(profile.id(), profile.version(), text),
        profile.sha256(),
        who.actor(),
        now);
    audit.append(
        new AuditEntry(
            now,
            "export_profile_added",
            who.actor(),
            Map.of(
                "profile", profile.id(),
                "profile_version", profile.version(),
                "profile_sha256", profile.sha256())));
    return profile;
  }
}

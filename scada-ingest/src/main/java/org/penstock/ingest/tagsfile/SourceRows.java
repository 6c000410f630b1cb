package org.penstock.ingest.tagsfile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.Identity;
import org.penstock.ingest.domain.source.ServerProfile;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.Collecting;
import org.penstock.ingest.domain.tag.TagList;
import org.penstock.ingest.domain.tag.TagSpec;

/** From the row of a source to the source, still without its tags. */
final class SourceRows {

  private static final Set<String> KEYS = keys();
  private static final Set<String> SECURITY =
      Set.of("policy", "mode", "allow_none", "allow_legacy", "host_check", "host_override");
  private static final Set<String> IDENTITY =
      Set.of("type", "username", "password_from", "certificate_from", "key_from");

  private final IngestConfig config;
  private final CollectingRows collecting;
  private final Consumer<String> complaints;

  SourceRows(IngestConfig config, Consumer<String> complaints) {
    this.config = config;
    this.collecting = new CollectingRows(config);
    this.complaints = complaints;
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(CollectingRows.OF_GROUP);
    keys.addAll(Set.of("id", "plant_id", "endpoint_url", "endpoint_urls", "profile", "security"));
    keys.addAll(
        Set.of("identity", "session_timeout", "request_timeout", "groups", "history", "alarms"));
    return keys;
  }

  SourceSpec source(Fields row, String plantId, long revision) {
    row.only(KEYS);
    String id = row.text("id");
    ServerProfile profile = ServerProfile.named(row.text("profile", ServerProfile.AUTO.label()));
    Collecting defaults =
        fit(collecting.over(collecting.base(profile), row), profile, "source " + id);
    return new SourceSpec(
        id,
        row.text("plant_id", plantId),
        row.has("endpoint_url") ? row.texts("endpoint_url") : row.texts("endpoint_urls"),
        profile,
        security(row.in("security").only(SECURITY)),
        identity(row.in("identity").only(IDENTITY)),
        new SourceSpec.TimeOuts(
            row.duration("session_timeout", config.connection().sessionTimeout()),
            row.duration("request_timeout", config.connection().requestTimeout())),
        defaults,
        groups(row, id, defaults, profile),
        history(row.in("history").only(Set.of("enabled", "max_window"))),
        alarms(row.in("alarms").only(Set.of("enabled", "notifier"))),
        TagList.of(List.of()),
        revision);
  }

  private Map<String, Collecting> groups(
      Fields row, String id, Collecting defaults, ServerProfile profile) {
    Map<String, Collecting> groups = new LinkedHashMap<>();
    row.named("groups")
        .forEach((name, group) -> {
          String where = "source %s, group %s".formatted(id, name);
          try {
            Collecting own = collecting.over(defaults, group.only(CollectingRows.OF_GROUP));
            groups.put(name, fit(own, profile, where));
          } catch (IllegalArgumentException e) {
            complaints.accept("%s: %s".formatted(where, e.getMessage()));
          }
        });
    groups.putIfAbsent(TagSpec.DEFAULT_GROUP, defaults);
    return groups;
  }

  /** A publishing interval that such a server does not bear is not asked for. */
  private Collecting fit(Collecting wanted, ServerProfile profile, String where) {
    Duration shortest = profile.shortestPublishing();
    if (wanted.publishing().compareTo(shortest) >= 0) {
      return wanted;
    }
    complaints.accept(
        "%s: publishing_interval %s is below the %s of profile %s, which is taken"
            .formatted(where, wanted.publishing(), shortest, profile.label()));
    return wanted.publishingEvery(shortest);
  }

  private SourceSpec.Security security(Fields row) {
    return new SourceSpec.Security(
        row.text("policy"),
        row.text("mode"),
        row.flag("allow_none", false),
        row.flag("allow_legacy", false),
        row.flag("host_check", config.pki().checkHostname()),
        row.optional("host_override"));
  }

  /** The file names where a secret is; it never holds one. */
  private static Identity identity(Fields row) {
    String type = row.text("type", "username");
    return switch (type) {
      case "anonymous" -> new Identity.Anonymous();
      case "username" -> new Identity.UserName(row.text("username"), row.text("password_from"));
      case "x509" -> new Identity.X509(row.text("certificate_from"), row.text("key_from"));
      default ->
          throw new IllegalArgumentException(
              "identity: '%s' is none of anonymous, username, x509".formatted(type));
    };
  }

  private SourceSpec.History history(Fields row) {
    return new SourceSpec.History(
        row.flag("enabled", true), row.duration("max_window", config.connection().historyWindow()));
  }

  private static SourceSpec.Alarms alarms(Fields row) {
    return new SourceSpec.Alarms(
        row.flag("enabled", true), row.text("notifier", SourceSpec.Alarms.SERVER));
  }
}

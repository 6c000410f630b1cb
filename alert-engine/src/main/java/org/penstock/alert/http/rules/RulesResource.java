package org.penstock.alert.http.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.FindRules;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.http.Page;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The rules, those in force first, and the versions of each. */
@Path("/api/alerts/rules")
class RulesResource {

  private final CurrentRules rules;
  private final FindRules findRules;

  RulesResource(CurrentRules rules, FindRules findRules) {
    this.rules = rules;
    this.findRules = findRules;
  }

  /**
   * All rules.
   *
   * @param faults what is wrong with the rules file as it was last read
   * @param conflicts where the file and people say different things; those of the people stand
   */
  public record RulesView(List<RuleItem> items, List<String> faults, List<String> conflicts) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public RulesView list() {
    Map<String, RuleVersion> book = new HashMap<>();
    findRules.latest().forEach(version -> book.put(version.entry().ruleId(), version));
    Set<String> open = findRules.openRules();
    List<RuleView> views = new ArrayList<>();
    rules.set().active().forEach(rule -> views.add(RuleView.of(rule, null)));
    rules.set().refused().forEach(one -> views.add(RuleView.of(one.rule(), one.reason())));
    return new RulesView(
        views.stream()
            .map(rule -> RuleItem.of(rule, book.get(rule.id()), open.contains(rule.id())))
            .toList(),
        rules.faults(),
        rules.conflicts());
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Page<VersionView> versions(
      String id,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @Nullable String cursor) {
    int before = before(cursor);
    List<RuleVersion> versions = findRules.versions(id, before, limit + 1);
    if (versions.isEmpty() && before == Integer.MAX_VALUE) {
      throw Refusals.of(404, "unknown-rule", "There is no rule " + id);
    }
    return Page.of(
        versions.stream().map(VersionView::of).toList(),
        limit,
        last -> Cursors.encode(Integer.toString(last.version())));
  }

  private static int before(@Nullable String cursor) {
    if (cursor == null) {
      return Integer.MAX_VALUE;
    }
    try {
      return Integer.parseInt(Cursors.decode(cursor, 1).getFirst());
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }
}

package org.penstock.alert.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.security.Roles;

/** The rules, those in force first. */
@Path("/api/alerts/rules")
class RulesResource {

  private final CurrentRules rules;

  RulesResource(CurrentRules rules) {
    this.rules = rules;
  }

  /** All rules, and what is wrong with the rules file as it was last read. */
  public record RulesView(List<RuleView> items, List<String> faults) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public RulesView list() {
    List<RuleView> items = new ArrayList<>();
    rules.set().active().forEach(rule -> items.add(RuleView.of(rule, null)));
    rules.set().refused().forEach(one -> items.add(RuleView.of(one.rule(), one.reason())));
    return new RulesView(items, rules.faults());
  }
}

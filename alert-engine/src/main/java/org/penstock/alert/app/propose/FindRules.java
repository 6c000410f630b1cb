package org.penstock.alert.app.propose;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.penstock.alert.domain.book.Proposal;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.port.rules.Proposals;
import org.penstock.alert.domain.port.rules.RuleBook;
import org.penstock.alert.domain.port.rules.RuleSheets;
import org.penstock.alert.domain.port.rules.RuleSheets.Format;

/** Looks into the rule book. */
@ApplicationScoped
public class FindRules {

  private final RuleBook book;
  private final Proposals proposals;
  private final RuleSheets sheets;

  FindRules(RuleBook book, Proposals proposals, RuleSheets sheets) {
    this.book = book;
    this.proposals = proposals;
    this.sheets = sheets;
  }

  /** Rules as a text, or why not. */
  public sealed interface Export {

    /** The text. */
    record Text(String text) implements Export {}

    /** A YAML sheet is of one plant: which one? */
    record WhichPlant(Set<String> plants) implements Export {}
  }

  /** The newest version of each rule. */
  public List<RuleVersion> latest() {
    return book.latest();
  }

  /** The versions of a rule before that one, the newest first. */
  public List<RuleVersion> versions(String ruleId, int before, int limit) {
    return book.versions(ruleId, before, limit);
  }

  /** The proposals in that state, or all, the newest first. */
  public List<Proposal> proposals(
      Optional<Proposal.State> state, Optional<UUID> before, int limit) {
    return proposals.page(state, before, limit);
  }

  /** The rules that somebody proposes to change. */
  public Set<String> openRules() {
    return proposals.openRules();
  }

  /** All rules that are not retired, of one plant where it is named. */
  public Export export(Format format, Optional<String> plant) {
    List<RuleVersion> rules =
        book.latest().stream()
            .filter(one -> !one.entry().retired())
            .filter(one -> plant.isEmpty() || plant.get().equals(one.entry().plantId()))
            .toList();
    Set<String> plants = new TreeSet<>();
    rules.forEach(one -> plants.add(one.entry().plantId()));
    return format == Format.YAML && plants.size() > 1
        ? new Export.WhichPlant(plants)
        : new Export.Text(sheets.write(format, rules));
  }
}

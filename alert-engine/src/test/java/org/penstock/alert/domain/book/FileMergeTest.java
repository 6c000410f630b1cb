package org.penstock.alert.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.Samples;
import org.penstock.alert.domain.book.FileMerge.Merged;
import org.penstock.alert.domain.draft.RuleDraft;

/** The rules file read again, beside what people changed since. The deadband tells texts apart. */
class FileMergeTest {

  private final List<RuleVersion> book = new ArrayList<>();

  @Test
  void aNewRuleOfTheFileIsItsFirstVersion() {
    read("0.1");
    assertThat(inForce().entry().version()).isEqualTo(1);
    assertThat(inForce().isOfFile()).isTrue();
  }

  @Test
  void anUnchangedFileAddsNothing() {
    read("0.1");
    assertThat(read("0.1").versions()).isEmpty();
    assertThat(read("0.10").versions()).as("the same number").isEmpty();
    assertThat(book).hasSize(1);
  }

  @Test
  void aChangedFileChangesARuleThatPeopleLeftAlone() {
    read("0.1");
    read("0.2");
    assertThat(inForce().entry().definition()).isEqualTo(draft("0.2"));
    assertThat(inForce().entry().version()).isEqualTo(2);
  }

  @Test
  void anUnchangedFileLeavesWhatPeopleChanged() {
    read("0.1");
    people("0.5");
    Merged merged = read("0.1");
    assertThat(merged.versions()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
    assertThat(inForce().entry().definition()).isEqualTo(draft("0.5"));
  }

  @Test
  void aChangedFileAgainstAChangedRuleIsAConflictAndOverwritesNothing() {
    read("0.1");
    people("0.5");
    Merged merged = read("0.2");
    assertThat(merged.versions()).isEmpty();
    assertThat(merged.conflicts()).hasSize(1);
    assertThat(merged.conflicts().getFirst())
        .startsWith("rule a: the file says something else, but Demo Supervisor put version 2");
    assertThat(read("0.2").conflicts()).as("it is told each time").hasSize(1);
  }

  @Test
  void aFileThatComesToSayWhatPeopleSayHasItsSayAgain() {
    read("0.1");
    people("0.5");
    assertThat(read("0.5").conflicts()).isEmpty();
    assertThat(inForce().isOfFile()).isTrue();
    people("0.7");
    assertThat(read("0.5").conflicts()).as("the file did not change since").isEmpty();
    assertThat(inForce().entry().definition()).isEqualTo(draft("0.7"));
  }

  @Test
  void aRuleThatTheFileHasNoMoreIsRetired() {
    read("0.1");
    read(null);
    assertThat(inForce().entry().retired()).isTrue();
    assertThat(read(null).versions()).isEmpty();
    read("0.1");
    assertThat(inForce().entry().retired()).isFalse();
    assertThat(inForce().entry().version()).isEqualTo(3);
  }

  @Test
  void aRuleThatPeopleChangedAndTheFileHasNoMoreIsAConflict() {
    read("0.1");
    people("0.5");
    assertThat(read(null).conflicts()).hasSize(1);
    assertThat(inForce().entry().retired()).isFalse();
  }

  @Test
  void aRuleThatPeopleRetiredStaysSoWhileTheFileSaysWhatItSaid() {
    read("0.1");
    book.add(byPeople(inForce().entry().nextRetired()));
    assertThat(read("0.1")).isEqualTo(new Merged(List.of(), List.of()));
    assertThat(read("0.2").conflicts()).hasSize(1);
    assertThat(inForce().entry().retired()).isTrue();
  }

  @Test
  void aRuleThatPeopleMadeIsNoneOfTheFilesBusiness() {
    people("0.5");
    assertThat(read(null)).isEqualTo(new Merged(List.of(), List.of()));
    assertThat(read("0.1").conflicts()).as("the file begins to say otherwise").hasSize(1);
  }

  /** Reads a file with the rule, or without it. */
  private Merged read(@Nullable String deadband) {
    Merged merged =
        FileMerge.of(
            deadband == null ? Map.of() : Map.of("a", draft(deadband)),
            "wtp-1",
            newest(book),
            newest(book.stream().filter(RuleVersion::isOfFile).toList()).stream()
                .map(RuleVersion::entry)
                .toList());
    merged
        .versions()
        .forEach(
            one -> book.add(new RuleVersion(one, Authorship.ofFile("rules.yaml", Samples.NOON))));
    return merged;
  }

  private void people(String deadband) {
    RuleEntry next =
        book.isEmpty()
            ? RuleEntry.first("a", "wtp-1", draft(deadband))
            : inForce().entry().next("wtp-1", draft(deadband));
    book.add(byPeople(next));
  }

  private static RuleVersion byPeople(RuleEntry entry) {
    return new RuleVersion(
        entry,
        new Authorship(
            new Author.Person(Samples.SUPERVISOR), "tuned", null, Samples.OPERATOR, Samples.NOON));
  }

  private RuleVersion inForce() {
    return newest(book).getFirst();
  }

  private static List<RuleVersion> newest(List<RuleVersion> versions) {
    return List.copyOf(
        versions.stream()
            .collect(
                Collectors.toMap(
                    one -> one.entry().ruleId(),
                    one -> one,
                    BinaryOperator.maxBy(Comparator.comparingInt(one -> one.entry().version()))))
            .values());
  }

  private static RuleDraft draft(String deadband) {
    return Drafts.of("{\"id\": \"a\", \"kind\": \"LIMIT\", \"deadband\": " + deadband + "}");
  }
}

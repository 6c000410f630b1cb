package org.penstock.compliance.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.reading.ReviewState;
import org.penstock.compliance.domain.review.DecisionOrder.Mode;
import org.penstock.event.Actor;

class ReviewPolicyTest {

  private static final Actor SUPERVISOR = new Actor("sup", "sup", "Sup", "Supervisor", null);
  private static final List<Candidate> TWO = List.of(candidate("aa", null), candidate("bb", "op"));
  private static final String HASH = Fingerprint.ofAll(List.of("aa", "bb"));
  private static final Ruling GRANTED = new Ruling.Granted(TWO, HASH, List.of());
  private static final Expected NOTHING_EXPECTED = new Expected(null, null);
  private static final Decider DECIDER = new Decider(SUPERVISOR, true, false);
  private static final Decider ADMIN = new Decider(SUPERVISOR, true, true);

  @Test
  void aSupervisorApprovesWhatOthersEntered() {
    assertThat(rule(Verb.APPROVE, true, TWO, null)).isEqualTo(GRANTED);
  }

  @Test
  void aDecisionOverWhatWasSeenIsGranted() {
    assertThat(rule(Verb.REJECT, true, TWO, HASH.toUpperCase(Locale.ROOT))).isEqualTo(GRANTED);
  }

  @Test
  void aDecisionOverOtherContentThanWasSeenIsRefusedWithTheHashOfNow() {
    assertThat(rule(Verb.APPROVE, true, TWO, "00")).isEqualTo(new Ruling.ContentChanged(HASH, 2));
  }

  @Test
  void withoutTheRoleNothingElseIsLookedAt() {
    assertThat(rule(Verb.APPROVE, false, List.of(), null)).isEqualTo(new Ruling.RoleRequired());
  }

  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"APPROVE", "REJECT"})
  void nobodyDecidesAboutTheirOwnEntries(Verb verb) {
    List<Candidate> own = List.of(candidate("aa", null), candidate("bb", "sup"));

    assertThat(rule(verb, true, own, null)).isEqualTo(new Ruling.OwnEntry(1));
  }

  @Test
  void reopeningOnesOwnEntryIsAllowed() {
    List<Candidate> own =
        List.of(new Candidate(new UUID(1, 1), "aa", "sup", ReviewState.APPROVED, true));

    assertThat(rule(Verb.REOPEN, true, own, null)).isInstanceOf(Ruling.Granted.class);
  }

  @Test
  void oneReadingInAnotherStateOrReplacedStopsAll() {
    List<Candidate> mixed =
        List.of(
            candidate("aa", null),
            new Candidate(new UUID(1, 2), "bb", null, ReviewState.APPROVED, true),
            new Candidate(new UUID(1, 3), "cc", null, ReviewState.IN_REVIEW, false));

    assertThat(rule(Verb.APPROVE, true, mixed, null)).isEqualTo(new Ruling.IllegalTransition(2));
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    List<Candidate> tooMany =
        Collections.nCopies(ReviewPolicy.MOST_READINGS + 1, candidate("aa", null));

    assertThat(rule(Verb.APPROVE, true, List.of(), null)).isEqualTo(new Ruling.NothingToDecide());
    assertThat(rule(Verb.APPROVE, true, tooMany, null))
        .isEqualTo(new Ruling.TooMany(ReviewPolicy.MOST_READINGS));
  }

  @Test
  void rejectingAndReopeningNeedAReason() {
    assertThat(Verb.APPROVE.needsReason()).isFalse();
    assertThat(Verb.REJECT.needsReason()).isTrue();
    assertThat(Verb.REOPEN.needsReason()).isTrue();
    assertThat(Verb.REOPEN.to()).isEqualTo(ReviewState.IN_REVIEW);
  }

  @Test
  void aPeriodThatEndsBeforeItStartsIsNoSelection() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selection.ByPeriod(Set.of(), noon, noon));
  }

  @Test
  void completenessCountsAcceptedSlotsWithAValue() {
    TagDay day = new TagDay("a", LocalDate.parse("2026-11-23"), 40, 40, 10, 8, 0, "00", null);

    assertThat(day.completeness(96)).isEqualTo(0.75);
    assertThat(day.completeness(0)).isEqualTo(1);
    assertThat(day.completeness(10)).isEqualTo(1);
  }

  @Test
  void anotherNumberOfReadingsThanWasSeenIsRefused() {
    DecisionOrder order = order(Verb.APPROVE, new Expected(HASH, 3), Mode.ALL_OR_NOTHING);

    assertThat(ReviewPolicy.rule(order, DECIDER, TWO))
        .isEqualTo(new Ruling.ContentChanged(HASH, 2));
  }

  @Test
  void onlyWhoMayUnlockReopensWhatIsLocked() {
    List<Candidate> locked =
        List.of(new Candidate(new UUID(1, 1), "aa", null, ReviewState.LOCKED, true));
    DecisionOrder reopen = order(Verb.REOPEN, NOTHING_EXPECTED, Mode.ALL_OR_NOTHING);

    assertThat(ReviewPolicy.rule(reopen, DECIDER, locked)).isEqualTo(new Ruling.PeriodLocked(1));
    assertThat(ReviewPolicy.rule(reopen, ADMIN, locked)).isInstanceOf(Ruling.Granted.class);
  }

  @Test
  void whatStandsInTheWayIsLeftOutAndNamedWhereThatIsAskedFor() {
    Candidate good = new Candidate(new UUID(1, 1), "aa", null, ReviewState.IN_REVIEW, true);
    Candidate own = new Candidate(new UUID(1, 2), "bb", "sup", ReviewState.IN_REVIEW, true);
    Candidate done = new Candidate(new UUID(1, 3), "cc", null, ReviewState.APPROVED, true);
    DecisionOrder order = order(Verb.APPROVE, NOTHING_EXPECTED, Mode.ELIGIBLE_ONLY);

    assertThat(ReviewPolicy.rule(order, DECIDER, List.of(good, own, done)))
        .isEqualTo(
            new Ruling.Granted(
                List.of(good),
                Fingerprint.ofAll(List.of("aa")),
                List.of(
                    new Skipped("illegal-transition", 1, List.of(done.id())),
                    new Skipped("separation-of-duties", 1, List.of(own.id())))));
    assertThat(ReviewPolicy.rule(order, DECIDER, List.of(own))).isEqualTo(new Ruling.OwnEntry(1));
  }

  @Test
  void aDecisionAboutAWholeMonthKeepsTheSameRules() {
    DecisionOrder approve = order(Verb.APPROVE, new Expected("f0", 9), Mode.ALL_OR_NOTHING);
    DecisionOrder reopen = order(Verb.REOPEN, NOTHING_EXPECTED, Mode.ALL_OR_NOTHING);

    assertThat(many(approve, 9, 0, 0, "f0")).isInstanceOf(Ruling.Granted.class);
    assertThat(many(approve, 0, 0, 0, "f0")).isEqualTo(new Ruling.NothingToDecide());
    assertThat(many(approve, 9, 1, 0, "f0")).isEqualTo(new Ruling.OwnEntry(1));
    assertThat(many(approve, 8, 0, 0, "f0")).isEqualTo(new Ruling.ContentChanged("f0", 8));
    assertThat(many(reopen, 9, 1, 0, "f0")).isInstanceOf(Ruling.Granted.class);
    assertThat(many(reopen, 9, 0, 2, "f0")).isEqualTo(new Ruling.PeriodLocked(2));
    assertThat(
            ReviewPolicy.ruleOnMany(
                approve, new Decider(SUPERVISOR, false, false), new ManyReadings(9, 0, 0, "f0")))
        .isEqualTo(new Ruling.RoleRequired());
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void eachVerbGoesFromItsStatesAndFromNoOther(Verb verb) {
    Set<ReviewState> from =
        switch (verb) {
          case APPROVE, REJECT -> Set.of(ReviewState.IN_REVIEW);
          case LOCK -> Set.of(ReviewState.APPROVED);
          case REOPEN -> Set.of(ReviewState.APPROVED, ReviewState.LOCKED);
        };
    for (ReviewState state : ReviewState.values()) {
      List<Candidate> one = List.of(new Candidate(new UUID(1, 1), "aa", null, state, true));
      Ruling ruling =
          ReviewPolicy.rule(order(verb, NOTHING_EXPECTED, Mode.ALL_OR_NOTHING), ADMIN, one);
      assertThat(ruling instanceof Ruling.Granted)
          .as("%s from %s", verb, state)
          .isEqualTo(from.contains(state));
    }
  }

  @Test
  void everyRefusalHasACodeOfItsOwn() {
    List<Ruling.Refused> all =
        List.of(
            new Ruling.RoleRequired(),
            new Ruling.OwnEntry(1),
            new Ruling.ContentChanged("", 1),
            new Ruling.IllegalTransition(1),
            new Ruling.PeriodLocked(1),
            new Ruling.NothingToDecide(),
            new Ruling.TooMany(1));

    assertThat(all).extracting(Ruling.Refused::code).doesNotHaveDuplicates().hasSize(7);
  }

  private static Ruling many(DecisionOrder order, int count, int own, int locked, String hash) {
    return ReviewPolicy.ruleOnMany(order, DECIDER, new ManyReadings(count, own, locked, hash));
  }

  private static DecisionOrder order(Verb verb, Expected expected, Mode mode) {
    Selection selection = new Selection.ByIds(Set.of(new UUID(1, 1)));
    return new DecisionOrder(verb, selection, "seen", "because", expected, mode);
  }

  private static Ruling rule(
      Verb verb, boolean mayDecide, List<Candidate> candidates, @Nullable String hash) {
    return ReviewPolicy.rule(
        order(verb, new Expected(hash, null), Mode.ALL_OR_NOTHING),
        new Decider(SUPERVISOR, mayDecide, false),
        candidates);
  }

  private static Candidate candidate(String fingerprint, @Nullable String author) {
    return new Candidate(new UUID(1, 1), fingerprint, author, ReviewState.IN_REVIEW, true);
  }
}

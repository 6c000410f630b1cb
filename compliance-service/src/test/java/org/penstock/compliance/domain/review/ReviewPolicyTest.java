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
import org.penstock.event.Actor;

class ReviewPolicyTest {

  private static final Actor SUPERVISOR = new Actor("sup", "sup", "Sup", "Supervisor", null);
  private static final List<Candidate> TWO = List.of(candidate("aa", null), candidate("bb", "op"));
  private static final String HASH = Fingerprint.ofAll(List.of("aa", "bb"));

  @Test
  void aSupervisorApprovesWhatOthersEntered() {
    assertThat(rule(Verb.APPROVE, true, TWO, null)).isEqualTo(new Ruling.Granted(2, HASH));
  }

  @Test
  void aDecisionOverWhatWasSeenIsGranted() {
    assertThat(rule(Verb.REJECT, true, TWO, HASH.toUpperCase(Locale.ROOT)))
        .isEqualTo(new Ruling.Granted(2, HASH));
  }

  @Test
  void aDecisionOverOtherContentThanWasSeenIsRefusedWithTheHashOfNow() {
    assertThat(rule(Verb.APPROVE, true, TWO, "00")).isEqualTo(new Ruling.ContentChanged(HASH));
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

  private static Ruling rule(
      Verb verb, boolean mayDecide, List<Candidate> candidates, @Nullable String hash) {
    return ReviewPolicy.rule(verb, SUPERVISOR, mayDecide, candidates, hash);
  }

  private static Candidate candidate(String fingerprint, @Nullable String author) {
    return new Candidate(new UUID(1, 1), fingerprint, author, ReviewState.IN_REVIEW, true);
  }
}

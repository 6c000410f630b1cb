package org.penstock.alert.domain.state;

import static org.penstock.event.AlarmEventType.CLEARED;
import static org.penstock.event.AlarmEventType.OOS_REVIEW_DUE;
import static org.penstock.event.AlarmEventType.OUT_OF_SERVICE;
import static org.penstock.event.AlarmEventType.RAISED;
import static org.penstock.event.AlarmEventType.RETURNED_TO_SERVICE;
import static org.penstock.event.AlarmEventType.SHELVED;
import static org.penstock.event.AlarmEventType.SUPPRESSED;
import static org.penstock.event.AlarmEventType.UNSHELVED;
import static org.penstock.event.AlarmEventType.UNSUPPRESSED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.state.AlarmInput.PutOnShelf;
import org.penstock.alert.domain.state.AlarmInput.ReturnToService;
import org.penstock.alert.domain.state.AlarmInput.ShelfExpires;
import org.penstock.alert.domain.state.AlarmInput.TakeOffShelf;
import org.penstock.alert.domain.state.AlarmInput.TakeOutOfService;
import org.penstock.alert.domain.state.AlarmInput.Unsuppress;
import org.penstock.alert.domain.state.AlarmState.Acknowledged;
import org.penstock.alert.domain.state.AlarmState.LatchedAcknowledged;
import org.penstock.alert.domain.state.AlarmState.LatchedUnacknowledged;
import org.penstock.alert.domain.state.AlarmState.Normal;
import org.penstock.alert.domain.state.AlarmState.ReturnedUnacknowledged;
import org.penstock.alert.domain.state.AlarmState.Unacknowledged;
import org.penstock.alert.domain.state.Overlay.None;
import org.penstock.alert.domain.state.Overlay.OutOfService;
import org.penstock.alert.domain.state.Overlay.Shelved;
import org.penstock.alert.domain.state.Overlay.SuppressedByDesign;
import org.penstock.alert.domain.state.Step.Cause;
import org.penstock.alert.domain.state.Step.Fact;
import org.penstock.alert.domain.state.Step.Moved;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.alert.domain.state.Step.Refused;
import org.penstock.alert.domain.state.Step.Stayed;

/**
 * The suppression region of the state machine.
 *
 * <p>How it works. One method for each input holds one line for each overlay. When the last overlay
 * goes, the base is settled: what is active is annunciated as if it had just been raised, what has
 * returned unseen is closed, because nobody could have seen it.
 */
final class OverlayMachine {

  private final Standing standing;
  private final Behaviour behaviour;

  OverlayMachine(Standing standing, Behaviour behaviour) {
    this.standing = standing;
    this.behaviour = behaviour;
  }

  Step putOnShelf(PutOnShelf input) {
    return switch (standing.overlay()) {
      case None() -> laid(new Shelved(input.shelf()), Fact.of(SHELVED));
      case Shelved _ -> laid(new Shelved(input.shelf()), Fact.of(SHELVED, Cause.EXTENDED));
      case SuppressedByDesign _, OutOfService _ -> new Refused(Refusal.SUPPRESSED);
    };
  }

  Step takeOffShelf(TakeOffShelf input) {
    return shelfEnds(Cause.USER, input.at(), new Refused(Refusal.NOT_SHELVED));
  }

  Step shelfExpires(ShelfExpires input) {
    return shelfEnds(Cause.EXPIRED, input.at(), Stayed.STAYED);
  }

  Step oneShotDone(Instant at) {
    return shelfEnds(Cause.ONE_SHOT_DONE, at, Stayed.STAYED);
  }

  private Step shelfEnds(Cause cause, Instant at, Step otherwise) {
    Fact ends = Fact.of(UNSHELVED, cause);
    return switch (standing.overlay()) {
      case Shelved _ -> lifted(ends, at);
      case SuppressedByDesign(@Nullable Shelf underneath) when underneath != null ->
          laid(new SuppressedByDesign(null), ends);
      case None(), SuppressedByDesign _, OutOfService _ -> otherwise;
    };
  }

  Step suppress() {
    return switch (standing.overlay()) {
      case None() -> laid(new SuppressedByDesign(null), Fact.of(SUPPRESSED));
      case Shelved(Shelf shelf) -> laid(new SuppressedByDesign(shelf), Fact.of(SUPPRESSED));
      case SuppressedByDesign _, OutOfService _ -> Stayed.STAYED;
    };
  }

  Step unsuppress(Unsuppress input) {
    return switch (standing.overlay()) {
      case SuppressedByDesign(@Nullable Shelf underneath) when underneath != null ->
          laid(new Shelved(underneath), Fact.of(UNSUPPRESSED));
      case SuppressedByDesign _ -> lifted(Fact.of(UNSUPPRESSED), input.at());
      case None(), Shelved _, OutOfService _ -> Stayed.STAYED;
    };
  }

  Step takeOutOfService(TakeOutOfService input) {
    OutOfService out = new OutOfService(input.removal());
    return switch (standing.overlay()) {
      case None(), Shelved _, SuppressedByDesign _ -> laid(out, Fact.of(OUT_OF_SERVICE));
      case OutOfService _ -> laid(out, Fact.of(OUT_OF_SERVICE, Cause.EXTENDED));
    };
  }

  Step returnToService(ReturnToService input) {
    return switch (standing.overlay()) {
      case OutOfService _ when input.isSuppressed() ->
          laid(new SuppressedByDesign(null), Fact.of(RETURNED_TO_SERVICE), Fact.of(SUPPRESSED));
      case OutOfService _ -> lifted(Fact.of(RETURNED_TO_SERVICE), input.at());
      case None(), Shelved _, SuppressedByDesign _ -> new Refused(Refusal.IN_SERVICE);
    };
  }

  Step reviewDue() {
    return switch (standing.overlay()) {
      case OutOfService(Removal removal) when !removal.isReviewTold() ->
          laid(new OutOfService(removal.reviewTold()), Fact.of(OOS_REVIEW_DUE));
      case None(), Shelved _, SuppressedByDesign _, OutOfService _ -> Stayed.STAYED;
    };
  }

  /** Everything ends with the rule. */
  Step retire() {
    List<Fact> facts = new ArrayList<>();
    switch (standing.overlay()) {
      case None() -> {}
      case Shelved _ -> facts.add(Fact.of(UNSHELVED, Cause.CONFIG).quiet());
      case SuppressedByDesign _ -> facts.add(Fact.of(UNSUPPRESSED, Cause.CONFIG).quiet());
      case OutOfService _ -> facts.add(Fact.of(RETURNED_TO_SERVICE, Cause.CONFIG).quiet());
    }
    @Nullable Activation open = standing.base().current().orElse(null);
    if (open != null) {
      Fact cleared = Fact.of(CLEARED, Cause.CONFIG);
      facts.add(standing.isOverlaid() ? cleared.quiet() : cleared);
    }
    return facts.isEmpty() ? Stayed.STAYED : new Moved(Standing.NORMAL, open, facts);
  }

  /** Nothing is annunciated: the facts are for history. */
  private Step laid(Overlay overlay, Fact... facts) {
    return new Moved(
        standing.under(overlay),
        standing.base().current().orElse(null),
        List.of(facts).stream().map(Fact::quiet).toList());
  }

  private Step lifted(Fact end, Instant at) {
    return switch (standing.base()) {
      case Unacknowledged(Activation open) -> annunciated(end, open, at);
      case Acknowledged(Activation open) -> annunciated(end, open, at);
      case ReturnedUnacknowledged(Activation open) ->
          settled(Normal.NORMAL, open, end.quiet(), Fact.of(CLEARED));
      case Normal() -> settled(Normal.NORMAL, null, end.quiet());
      case LatchedUnacknowledged(Activation open) -> settled(standing.base(), open, end.quiet());
      case LatchedAcknowledged(Activation open) -> settled(standing.base(), open, end.quiet());
    };
  }

  private Step annunciated(Fact end, Activation open, Instant at) {
    Activation told = open.acknowledged(null).annunciated(at);
    AlarmState base = behaviour.ackRequired() ? new Unacknowledged(told) : new Acknowledged(told);
    return settled(base, told, end.quiet(), Fact.of(RAISED, Cause.UNSUPPRESSED));
  }

  private static Step settled(AlarmState base, @Nullable Activation open, Fact... facts) {
    return new Moved(new Standing(base, None.NONE), open, List.of(facts));
  }
}

package org.penstock.alert.app.act;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.act.Wish;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.AlarmLife;
import org.penstock.alert.domain.alarm.AlarmLife.Verdict;
import org.penstock.alert.domain.state.AlarmInput;
import org.penstock.alert.domain.state.Removal;
import org.penstock.alert.domain.state.Shelf;
import org.penstock.event.Actor;

/** Somebody's wish, at a moment. */
record Act(Wish wish, Actor by, Instant at) {

  private static final String WITH_ACKNOWLEDGEMENT = "asked for with the acknowledgement";

  /** Takes the alarm through it. */
  Verdict on(Alarm alarm, AlarmLife life) {
    return switch (wish) {
      case Wish.Acknowledge(@Nullable String comment, boolean workOrder) -> {
        Verdict seen = life.act(alarm, new AlarmInput.Acknowledge(by, comment, at));
        yield workOrder && seen instanceof Verdict.Done done
            ? withWorkOrder(done, life, comment == null ? WITH_ACKNOWLEDGEMENT : comment)
            : seen;
      }
      case Wish.Reset(@Nullable String comment) ->
          life.act(alarm, new AlarmInput.Reset(by, comment, at));
      case Wish.Shelve shelve -> life.act(alarm, new AlarmInput.PutOnShelf(shelf(shelve)));
      case Wish.Unshelve(@Nullable String comment) ->
          life.act(alarm, new AlarmInput.TakeOffShelf(by, comment, at));
      case Wish.TakeOutOfService out ->
          life.act(
              alarm,
              new AlarmInput.TakeOutOfService(
                  new Removal(out.reason(), out.reference(), out.reviewAt(), false, by, at)));
      case Wish.ReturnToService(String comment) ->
          life.act(
              alarm,
              new AlarmInput.ReturnToService(by, comment, !alarm.suppressors().isEmpty(), at));
      case Wish.Comment(String comment) -> life.act(alarm, new AlarmInput.Remark(by, comment, at));
      case Wish.RequestWorkOrder(String comment) ->
          new Verdict.Done(life.askForWorkOrder(alarm, new AlarmInput.Remark(by, comment, at)));
    };
  }

  private Verdict withWorkOrder(Verdict.Done seen, AlarmLife life, String comment) {
    return new Verdict.Done(
        seen.outcome()
            .then(
                life.askForWorkOrder(
                    seen.outcome().alarm(), new AlarmInput.Remark(by, comment, at))));
  }

  private Shelf shelf(Wish.Shelve wanted) {
    return new Shelf(
        wanted.mode(), at.plus(wanted.duration()), wanted.reason(), wanted.comment(), by, at);
  }
}

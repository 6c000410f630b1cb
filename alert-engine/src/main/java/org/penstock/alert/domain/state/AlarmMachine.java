package org.penstock.alert.domain.state;

import java.util.ArrayList;
import java.util.List;
import org.penstock.alert.domain.rule.Behaviour;
import org.penstock.alert.domain.state.AlarmInput.Acknowledge;
import org.penstock.alert.domain.state.AlarmInput.ProcessMove;
import org.penstock.alert.domain.state.AlarmInput.PutOnShelf;
import org.penstock.alert.domain.state.AlarmInput.Realarm;
import org.penstock.alert.domain.state.AlarmInput.Reannounce;
import org.penstock.alert.domain.state.AlarmInput.Remark;
import org.penstock.alert.domain.state.AlarmInput.Reset;
import org.penstock.alert.domain.state.AlarmInput.Retire;
import org.penstock.alert.domain.state.AlarmInput.ReturnToService;
import org.penstock.alert.domain.state.AlarmInput.ReviewDue;
import org.penstock.alert.domain.state.AlarmInput.ShelfExpires;
import org.penstock.alert.domain.state.AlarmInput.Suppress;
import org.penstock.alert.domain.state.AlarmInput.TakeOffShelf;
import org.penstock.alert.domain.state.AlarmInput.TakeOutOfService;
import org.penstock.alert.domain.state.AlarmInput.UnacknowledgedTooLong;
import org.penstock.alert.domain.state.AlarmInput.Unsuppress;
import org.penstock.alert.domain.state.Step.Fact;
import org.penstock.alert.domain.state.Step.Moved;
import org.penstock.alert.domain.state.Step.Refusal;
import org.penstock.alert.domain.state.Step.Refused;
import org.penstock.alert.domain.state.Step.Stayed;
import org.penstock.event.AlarmEventType;

/**
 * The state machine of ISA-18.2, the only place where states change.
 *
 * <p>How it works. The process moves the base, whatever is laid over it; the rest moves the
 * overlay. Where something is laid over the alarm, what the base does is for history only,
 * operators cannot acknowledge it, and what would urge them rests. The process's inputs that say
 * nothing new are passed over; a person's inputs that cannot be done are refused with the reason.
 */
public final class AlarmMachine {

  private AlarmMachine() {}

  /** Takes an alarm through one input. */
  public static Step step(Standing standing, AlarmInput input, Behaviour behaviour) {
    BaseMachine base = new BaseMachine(standing, behaviour);
    OverlayMachine overlay = new OverlayMachine(standing, behaviour);
    return switch (input) {
      case ProcessMove process -> process(standing, process, behaviour);
      case Acknowledge ack -> standing.isOverlaid() ? suppressed() : base.acknowledge(ack);
      case Reset _ -> standing.isOverlaid() ? suppressed() : base.reset();
      case Reannounce again -> standing.isOverlaid() ? Stayed.STAYED : base.reannounce(again);
      case Realarm again -> standing.isOverlaid() ? Stayed.STAYED : base.realarm(again);
      case UnacknowledgedTooLong _ ->
          standing.isOverlaid() ? Stayed.STAYED : base.unacknowledgedTooLong();
      case PutOnShelf shelve -> overlay.putOnShelf(shelve);
      case TakeOffShelf unshelve -> overlay.takeOffShelf(unshelve);
      case ShelfExpires expires -> overlay.shelfExpires(expires);
      case Suppress _ -> overlay.suppress();
      case Unsuppress unsuppress -> overlay.unsuppress(unsuppress);
      case TakeOutOfService out -> overlay.takeOutOfService(out);
      case ReturnToService back -> overlay.returnToService(back);
      case ReviewDue _ -> overlay.reviewDue();
      case Remark _ -> remarked(standing);
      case Retire _ -> overlay.retire();
    };
  }

  private static Step process(Standing standing, ProcessMove input, Behaviour behaviour) {
    Step step = new BaseMachine(standing, behaviour).process(input);
    if (!standing.isOverlaid() || !(step instanceof Moved moved)) {
      return step;
    }
    Moved quiet =
        new Moved(moved.to(), moved.activation(), moved.facts().stream().map(Fact::quiet).toList());
    boolean isReturn = standing.isActive() && !quiet.to().isActive();
    return isReturn && isOneShot(standing) ? unshelved(quiet, input, behaviour) : quiet;
  }

  private static boolean isOneShot(Standing standing) {
    return standing
        .overlay()
        .runningShelf()
        .filter(shelf -> shelf.mode() == Shelf.Mode.ONE_SHOT)
        .isPresent();
  }

  /** The return to normal is what a one-shot shelf waited for. */
  private static Step unshelved(Moved returned, ProcessMove input, Behaviour behaviour) {
    Step end = new OverlayMachine(returned.to(), behaviour).oneShotDone(input.at());
    if (!(end instanceof Moved ended)) {
      return returned;
    }
    List<Fact> facts = new ArrayList<>(returned.facts());
    facts.addAll(ended.facts());
    return new Moved(ended.to(), returned.activation(), facts);
  }

  private static Step remarked(Standing standing) {
    Fact said = Fact.of(AlarmEventType.COMMENTED);
    return new Moved(
        standing,
        standing.base().current().orElse(null),
        List.of(standing.isOverlaid() ? said.quiet() : said));
  }

  private static Step suppressed() {
    return new Refused(Refusal.SUPPRESSED);
  }
}

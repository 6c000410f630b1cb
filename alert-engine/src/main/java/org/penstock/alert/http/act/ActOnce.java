package org.penstock.alert.http.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm;
import org.penstock.alert.app.act.ActOnAlarm.Result;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.alert.domain.act.Wish;
import org.penstock.event.Actor;
import org.penstock.kit.http.IdempotencyKeys;

/** An act and its Idempotency-Key in one transaction. */
@ApplicationScoped
class ActOnce {

  private final ActOnAlarm actOnAlarm;
  private final IdempotencyKeys keys;

  ActOnce(ActOnAlarm actOnAlarm, IdempotencyKeys keys) {
    this.actOnAlarm = actOnAlarm;
    this.keys = keys;
  }

  /** What tells one request from another. */
  private record Asked(String act, List<Seen> alarms, Wish wish) {

    static Asked of(List<Seen> alarms, Wish wish) {
      return new Asked(wish.getClass().getSimpleName(), alarms, wish);
    }
  }

  /** Answers with the alarm as it is then. */
  @Transactional
  Response act(@Nullable String key, Seen seen, Wish wish, Actor by) {
    return keys.once(
        key,
        by.sub(),
        Asked.of(List.of(seen), wish),
        () -> answer(seen.alarmId(), actOnAlarm.act(seen, wish, by)));
  }

  /** Answers for each alarm. */
  @Transactional
  Response actOnAll(@Nullable String key, List<Seen> seen, Wish wish, Actor by) {
    return keys.once(
        key,
        by.sub(),
        Asked.of(seen, wish),
        () -> Response.ok(view(seen, actOnAlarm.actOnAll(seen, wish, by))).build());
  }

  private static Response answer(String alarmId, Result result) {
    if (result instanceof Result.Done(var alarm)) {
      return Response.ok(alarm).build();
    }
    throw Refused.of(alarmId, result).orElseThrow().problem();
  }

  private static AckManyView view(List<Seen> seen, List<Result> results) {
    List<AckManyView.Item> items = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      items.add(item(seen.get(i).alarmId(), results.get(i)));
    }
    return new AckManyView(items);
  }

  private static AckManyView.Item item(String alarmId, Result result) {
    if (result instanceof Result.Done(var alarm)) {
      return new AckManyView.Item(alarmId, 200, null, null, alarm);
    }
    Refused why = Refused.of(alarmId, result).orElseThrow();
    return new AckManyView.Item(alarmId, why.status(), why.code(), why.title(), null);
  }
}

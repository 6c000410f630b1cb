package org.penstock.alert.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.AcknowledgeAlarm;
import org.penstock.kit.http.IdempotencyKeys;

/** An acknowledgement and its Idempotency-Key in one transaction. */
@ApplicationScoped
class AcknowledgeOnce {

  private final AcknowledgeAlarm acknowledgeAlarm;
  private final IdempotencyKeys keys;

  AcknowledgeOnce(AcknowledgeAlarm acknowledgeAlarm, IdempotencyKeys keys) {
    this.acknowledgeAlarm = acknowledgeAlarm;
    this.keys = keys;
  }

  @Transactional
  Response acknowledge(
      @Nullable String key,
      AcknowledgeAlarm.Request request,
      BiFunction<String, AcknowledgeAlarm.Result, Response> answer) {
    return keys.once(
        key,
        request.by().sub(),
        request,
        () -> answer.apply(request.alarmId(), acknowledgeAlarm.acknowledge(request)));
  }
}

package org.penstock.plant.simulator.setup;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Services that answer with an error for a while; every method may be called at any time. */
public final class FailingCalls {

  /** A service of OPC UA. */
  public enum Call {
    PUBLISH,
    CREATE_SUBSCRIPTION,
    CREATE_ITEMS,
    MODIFY_ITEMS
  }

  private record Failing(long statusCode, int after, int times) {}

  private final Map<Call, Failing> failing = new EnumMap<>(Call.class);
  private final Map<Call, Integer> failed = new EnumMap<>(Call.class);

  /** Answers some of the next calls with this status code: so many, after so many good ones. */
  public synchronized void fail(Call call, long statusCode, int after, int times) {
    failing.put(call, new Failing(statusCode, after, times));
  }

  /** The calls have their usual answers again. */
  public synchronized void heal(Call call) {
    failing.remove(call);
  }

  /** How many of these calls have failed so far. */
  public synchronized int failed(Call call) {
    return failed.getOrDefault(call, 0);
  }

  /** The status code that this call must fail with, if any; counts it. */
  public synchronized OptionalLong takeError(Call call) {
    Failing now = failing.get(call);
    if (now == null) {
      return OptionalLong.empty();
    }
    if (now.after() > 0) {
      failing.put(call, new Failing(now.statusCode(), now.after() - 1, now.times()));
      return OptionalLong.empty();
    }
    if (now.times() <= 1) {
      failing.remove(call);
    } else {
      failing.put(call, new Failing(now.statusCode(), 0, now.times() - 1));
    }
    failed.merge(call, 1, Integer::sum);
    return OptionalLong.of(now.statusCode());
  }
}

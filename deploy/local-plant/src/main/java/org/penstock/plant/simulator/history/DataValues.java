package org.penstock.plant.simulator.history;

import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.signal.TagSample;

/** Samples in the server's terms. */
public final class DataValues {
  private DataValues() {}

  /** What the server sends for a sample. */
  public static DataValue of(TagSample sample) {
    return new DataValue(
        new Variant(sample.value()),
        new StatusCode(sample.status()),
        time(sample.sourceTime()),
        serverTime(sample));
  }

  /**
   * Where there is none, the server library would put its own clock's; zero says on the wire that
   * there is none (OPC 10000-6, 5.2.2.5).
   */
  private static DateTime serverTime(TagSample sample) {
    DateTime time = time(sample.serverTime());
    return time == null ? new DateTime(0) : time;
  }

  private static @Nullable DateTime time(@Nullable Instant instant) {
    return instant == null ? null : new DateTime(instant);
  }
}

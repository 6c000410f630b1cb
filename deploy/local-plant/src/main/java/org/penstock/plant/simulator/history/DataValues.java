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
        time(sample.serverTime()));
  }

  private static @Nullable DateTime time(@Nullable Instant instant) {
    return instant == null ? null : new DateTime(instant);
  }
}

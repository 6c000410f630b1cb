package org.penstock.plant.simulator.history;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.penstock.plant.simulator.signal.SampleHistory;
import org.penstock.plant.simulator.signal.TagSample;

/**
 * One page of a raw history read, and the continuation point of the next.
 *
 * <p>The continuation point carries where to go on, so the server keeps nothing per client and
 * needs no release. {@code skip} counts the samples of exactly the start time already handed out.
 *
 * @param backward newest first: the client gave a start after the end (OPC UA Part 11, 6.4.3)
 */
record HistoryPage(Instant from, Instant to, boolean backward, int skip) {

  static HistoryPage first(Instant start, Instant end) {
    boolean backward = start.isAfter(end);
    return new HistoryPage(start, end, backward, 0);
  }

  static Optional<HistoryPage> resume(ByteString continuationPoint) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(continuationPoint.bytesOrEmpty());
      Instant from = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
      Instant to = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
      return Optional.of(new HistoryPage(from, to, bytes.get() == 1, bytes.getInt()));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  ByteString continuationPoint() {
    ByteBuffer bytes = ByteBuffer.allocate(29);
    bytes.putLong(from.getEpochSecond()).putInt(from.getNano());
    bytes.putLong(to.getEpochSecond()).putInt(to.getNano());
    bytes.put((byte) (backward ? 1 : 0)).putInt(skip);
    return ByteString.of(bytes.array());
  }

  /** Everything that is left to read, in the order asked for. */
  List<TagSample> remaining(SampleHistory history, String tag) {
    if (!backward) {
      List<TagSample> found = history.between(tag, from, to);
      return found.subList(Math.min(skip, found.size()), found.size());
    }
    // Backwards the start is included and the end is not, so both limits move by one tick.
    List<TagSample> found =
        new ArrayList<>(history.between(tag, to.plusNanos(1), from.plusNanos(1)));
    Collections.reverse(found);
    return found.subList(Math.min(skip, found.size()), found.size());
  }

  /** The page that begins after these samples; they are what this page handed out. */
  HistoryPage after(List<TagSample> handedOut) {
    Instant last = handedOut.getLast().sourceTime();
    if (last == null) {
      throw new IllegalStateException("history holds samples with a source time only");
    }
    long same = handedOut.stream().filter(sample -> last.equals(sample.sourceTime())).count();
    int already = last.equals(from) ? skip : 0;
    return new HistoryPage(last, to, backward, already + (int) same);
  }
}

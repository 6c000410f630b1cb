package org.penstock.plant.simulator.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the load mode knows of each tag, as it goes over the control endpoint: some bytes per change
 * instead of a line of text, because there are millions.
 *
 * @param tags in the order of their numbers
 */
public record LoadOracle(List<Tag> tags) {
  private static final int GROUP_BITS = 7;
  private static final int GROUP = (1 << GROUP_BITS) - 1;

  /** One tag. */
  public static final class Tag {
    private final boolean keepsHistory;
    private final int handedOver;
    private final long[] times;

    Tag(boolean keepsHistory, int handedOver, long[] times) {
      this.keepsHistory = keepsHistory;
      this.handedOver = handedOver;
      this.times = times;
    }

    /** Whether the server gives its history to clients. */
    public boolean keepsHistory() {
      return keepsHistory;
    }

    /** How many changes went to at least one monitored item. */
    public int handedOver() {
      return handedOver;
    }

    /** How many changes there were; the n-th has value n. */
    public int changes() {
      return times.length;
    }

    /** When a change was made, as milliseconds of the epoch; the first is number 1. */
    public long timeOf(int change) {
      return times[change - 1];
    }
  }

  public LoadOracle {
    tags = List.copyOf(tags);
  }

  /** What is known now. */
  public static LoadOracle of(LoadTags load) {
    return new LoadOracle(
        load.all().stream()
            .map(tag -> new Tag(tag.keepsHistory(), tag.handedOver(), tag.times()))
            .toList());
  }

  /** Writes it. */
  public void write(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(tags.size());
    for (Tag tag : tags) {
      data.writeBoolean(tag.keepsHistory());
      data.writeInt(tag.handedOver());
      data.writeInt(tag.changes());
      long before = 0;
      for (long time : tag.times) {
        writeGroups(data, time - before);
        before = time;
      }
    }
    data.flush();
  }

  /** Reads what was written. */
  public static LoadOracle read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    int count = data.readInt();
    List<Tag> tags = new ArrayList<>(count);
    for (int tag = 0; tag < count; tag++) {
      boolean keepsHistory = data.readBoolean();
      int handedOver = data.readInt();
      long[] times = new long[data.readInt()];
      long before = 0;
      for (int change = 0; change < times.length; change++) {
        before += readGroups(data);
        times[change] = before;
      }
      tags.add(new Tag(keepsHistory, handedOver, times));
    }
    return new LoadOracle(tags);
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static void writeGroups(OutputStream out, long number) throws IOException {
    long rest = number;
    while (rest > GROUP) {
      out.write((int) (rest & GROUP) | GROUP + 1);
      rest >>>= GROUP_BITS;
    }
    out.write((int) rest);
  }

  private static long readGroups(InputStream in) throws IOException {
    long number = 0;
    for (int shift = 0; ; shift += GROUP_BITS) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the oracle's answer ends in the middle");
      }
      number |= (long) (next & GROUP) << shift;
      if (next <= GROUP) {
        return number;
      }
    }
  }
}

package org.penstock.ingest.disk.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes being written: grows as needed, and is used again. */
public final class Octets {

  private static final int MORE_FOLLOW = 0x80;

  private byte[] bytes = new byte[64 * 1024];
  private int size;

  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** Starts over, leaving so many bytes free at the beginning. */
  public void clear(int free) {
    size = free;
  }

  public void u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  public void i32(int value) {
    room(4);
    i32At(size, value);
    size += 4;
  }

  public void i32At(int at, int value) {
    bytes[at] = (byte) (value >>> 24);
    bytes[at + 1] = (byte) (value >>> 16);
    bytes[at + 2] = (byte) (value >>> 8);
    bytes[at + 3] = (byte) value;
  }

  public void i64(long value) {
    i32((int) (value >>> 32));
    i32((int) value);
  }

  /** A number that is mostly small, of either sign. */
  public void varint(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & -MORE_FOLLOW) != 0) {
      bytes[size++] = (byte) (rest | MORE_FOLLOW);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  public void text(String text) {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  public void optional(@Nullable String text) {
    u8(text == null ? 0 : 1);
    if (text != null) {
      text(text);
    }
  }

  public void raw(byte[] part) {
    varint(part.length);
    room(part.length);
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}

package org.penstock.ingest.disk.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Octets} wrote. */
public final class OctetsIn {

  private final ByteBuffer bytes;

  public OctetsIn(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  public int u8() {
    return bytes.get() & 0xFF;
  }

  public int i32() {
    return bytes.getInt();
  }

  public long i64() {
    return bytes.getLong();
  }

  public long varint() {
    long value = 0;
    int shift = 0;
    long part = bytes.get();
    while (part < 0) {
      value |= (part & 0x7F) << shift;
      shift += 7;
      part = bytes.get();
    }
    value |= part << shift;
    return (value >>> 1) ^ -(value & 1);
  }

  public String text() {
    return new String(raw(), StandardCharsets.UTF_8);
  }

  public @Nullable String optional() {
    return u8() == 0 ? null : text();
  }

  public byte[] raw() {
    byte[] part = new byte[Math.toIntExact(varint())];
    bytes.get(part);
    return part;
  }
}

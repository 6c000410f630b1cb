package org.penstock.ingest.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.TagSpec;

/** Samples, tags and sources for the tests. */
public final class Samples {

  public static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private Samples() {}

  public static TagSpec tag(String name, ValueType type, @Nullable String unit) {
    return new TagSpec(
        name,
        "nsu=urn:plant;s=" + name,
        "filters",
        type,
        unit,
        null,
        null,
        null,
        null,
        Duration.ofSeconds(10));
  }

  public static TagSpec turbidity() {
    return tag("filters.filter2.turbidity", ValueType.DOUBLE, null);
  }

  public static SourceSpec source(TagSpec... tags) {
    return new SourceSpec(
        "plc-1",
        "wtp-1",
        "opc.tcp://127.0.0.1:4840",
        new SourceSpec.Security("Basic256Sha256", "SignAndEncrypt"),
        new SourceSpec.Login("reader", "secret"),
        new SourceSpec.Collection(Duration.ofSeconds(1), Duration.ofSeconds(1), 10),
        List.of(tags),
        7);
  }

  public static RawSample real(double value, Instant time) {
    return sample(new RawValue.Real(value), 0, time);
  }

  public static RawSample whole(long value, Instant time) {
    return sample(new RawValue.Whole(BigInteger.valueOf(value)), 0, time);
  }

  public static RawSample sample(RawValue value, long status, Instant time) {
    return sample(value, status, time, ReadingOrigin.LIVE);
  }

  public static RawSample sample(RawValue value, long status, Instant time, ReadingOrigin origin) {
    return new RawSample(
        "filters.filter2.turbidity", value, status, time, time, time.plusMillis(40), origin);
  }

  public static TagStream stream(ValueType type) {
    TagSpec tag = tag("filters.filter2.turbidity", type, "NTU");
    return new TagStream(source(tag), tag);
  }

  public static Reading reading(TagStream stream, RawSample sample) {
    return ((Normalized.Accepted) stream.accept(sample)).reading();
  }

  public static Reading reading(double value, Instant time) {
    return reading(stream(ValueType.DOUBLE), real(value, time));
  }
}

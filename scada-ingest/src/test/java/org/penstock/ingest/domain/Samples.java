package org.penstock.ingest.domain;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.sample.RawValue;
import org.penstock.ingest.domain.sample.TagStream;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;

/** Samples, tags and sources for the tests. */
public final class Samples {

  public static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private Samples() {}

  public static TagSpec tag(String name, ValueType type, @Nullable String unit) {
    return SourceFixture.tag(name).type(type).unit(unit).build();
  }

  public static TagSpec turbidity() {
    return tag("filters.filter2.turbidity", ValueType.DOUBLE, null);
  }

  public static SourceSpec source(TagSpec... tags) {
    return SourceFixture.source("plc-1").tags(tags).build();
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

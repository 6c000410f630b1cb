package org.penstock.alert.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.signal.Observation;
import org.penstock.event.Quality;
import org.penstock.event.TagValue;

/** Readings to evaluate; without them what is due is fired. */
public record ProcessBody(@Size(min = 1, max = 1000) @Nullable List<@Valid Given> readings) {

  /** One reading: of now and good, unless it says otherwise. */
  public record Given(
      @NotBlank String tagName,
      @Nullable TagValue value,
      @Size(max = 50) @Nullable String unit,
      @Nullable Quality quality,
      @Nullable Instant timestamp) {

    Observation observed(Instant now) {
      return new Observation(
          tagName,
          Objects.requireNonNullElse(value, TagValue.missing()),
          unit,
          Objects.requireNonNullElse(quality, Quality.GOOD),
          Objects.requireNonNullElse(timestamp, now));
    }
  }
}

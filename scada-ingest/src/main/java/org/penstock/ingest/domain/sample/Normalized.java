package org.penstock.ingest.domain.sample;

import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;

/** What became of a sample. */
public sealed interface Normalized {

  /**
   * It is a reading.
   *
   * @param complaint why the quality is worse than the server said
   */
  record Accepted(Reading reading, Complaint complaint) implements Normalized {}

  /** It holds nothing that is not published already. */
  record Dropped(Reason reason) implements Normalized {}

  /** Why nothing is published for a sample. */
  enum Reason {
    DUPLICATE,
    WAITING_FOR_INITIAL_DATA
  }

  /** What is wrong with a value besides its status code. */
  enum Complaint {
    NONE,
    NOT_OF_ITS_TYPE,
    NOT_A_NUMBER,
    NO_VALUE;

    /**
     * What is wrong with a value that cannot be published. A bad status needs none; any other
     * status without a usable one is the value's own fault.
     */
    static Complaint about(RawValue value, Quality quality) {
      return switch (value) {
        case RawValue.Nothing _ -> quality == Quality.BAD ? NONE : NO_VALUE;
        case RawValue.Real(double real) when !Double.isFinite(real) -> NOT_A_NUMBER;
        case RawValue.Real _,
            RawValue.Flag _,
            RawValue.Whole _,
            RawValue.Text _,
            RawValue.Time _,
            RawValue.Series _ ->
            NOT_OF_ITS_TYPE;
      };
    }

    /** What the value was, where no number can say it. */
    @Nullable String text(RawValue value) {
      return this == NOT_A_NUMBER && value instanceof RawValue.Real(double real)
          ? Double.toString(real)
          : null;
    }
  }
}

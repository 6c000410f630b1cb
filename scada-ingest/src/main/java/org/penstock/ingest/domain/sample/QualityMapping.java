package org.penstock.ingest.domain.sample;

import java.util.Locale;
import org.penstock.event.Quality;

/** What an OPC UA status code says about a value. */
public final class QualityMapping {

  /** Bad_NoCommunication: what a reading carries that we make because the source is away. */
  public static final long NO_COMMUNICATION = 0x80310000L;

  /** Bad_NodeIdUnknown: what a reading of a tag carries that the server does not know. */
  public static final long NODE_UNKNOWN = 0x80340000L;

  private static final String GOOD = "0x00000000";
  private static final long WAITING_FOR_INITIAL_DATA = 0x8032;

  private QualityMapping() {}

  /**
   * The quality by the severity bits alone (OPC 10000-4, 7.39.1): limit and overflow bits and
   * subcodes such as Good_LocalOverride never make a good value bad.
   */
  public static Quality of(long statusCode) {
    return switch ((int) (statusCode >>> 30) & 3) {
      case 0 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD; // 2 is Bad; 3 is reserved and must not pass as anything better
    };
  }

  /** Whether the server only says that it has no value yet. */
  public static boolean isWaitingForInitialData(long statusCode) {
    return statusCode >>> 16 == WAITING_FOR_INITIAL_DATA;
  }

  /** The code as readings carry it. */
  public static String text(long statusCode) {
    // Nearly every sample is plainly good, and formatting costs more than all else about it.
    return statusCode == 0 ? GOOD : String.format(Locale.ROOT, "0x%08X", statusCode & 0xFFFFFFFFL);
  }
}

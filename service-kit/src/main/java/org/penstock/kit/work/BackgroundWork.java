package org.penstock.kit.work;

/**
 * Work that runs for as long as the service does. Every bean of this type is run by {@link Workers}
 * on a thread of its own, once the schema is up to date unless it does without the database.
 */
public interface BackgroundWork {

  /** The thread's name and the name in the logs and the health report. */
  String name();

  /** Whether to wait for the schema first; work that never touches the database starts at once. */
  default boolean needsSchema() {
    return true;
  }

  /**
   * Runs until {@code stop} is raised. Whatever it throws is logged, and it is run again after a
   * pause.
   */
  void run(StopSignal stop) throws Exception;
}

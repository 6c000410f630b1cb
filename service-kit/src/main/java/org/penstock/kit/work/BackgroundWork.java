package org.penstock.kit.work;

/**
 * Work that runs for as long as the service does. Every bean of this type is run by {@link Workers}
 * on a thread of its own, once the schema is up to date.
 */
public interface BackgroundWork {

  /** The thread's name and the name in the logs and the health report. */
  String name();

  /**
   * Runs until {@code stop} is raised. Whatever it throws is logged, and it is run again after a
   * pause.
   */
  void run(StopSignal stop) throws Exception;
}

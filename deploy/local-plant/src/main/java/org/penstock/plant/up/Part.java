package org.penstock.plant.up;

import java.time.Duration;
import java.util.Optional;

/** One server or service of the plant. */
public interface Part {

  /** How long a part may take until it does its work. */
  Duration READY_PATIENCE = Duration.ofMinutes(4);

  String name();

  /** Where a person or a program finds it. */
  String address();

  /** How a person gets in; empty when there is no way or no need. */
  String login();

  /** Prepares what is made once: unpacked programs, databases, a quick start. Then starts it. */
  void start(Progress progress);

  /** Whether it does its work, asked from outside. */
  boolean isReady();

  /** Its main process, while it runs; also when an earlier command started it. */
  Optional<ProcessHandle> process();

  /** Stops it gently; returns when it is gone. */
  void stop();

  /** What to tell a person when it does not start. */
  String complaint();
}

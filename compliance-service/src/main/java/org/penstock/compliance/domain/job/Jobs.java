package org.penstock.compliance.domain.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs. Each is done by one worker at a time; one whose worker is gone is taken by another. */
public interface Jobs {

  /** Adds one, in the caller's transaction. */
  void add(Job job);

  /** One. */
  Optional<Job> find(UUID id);

  /** The newest first. */
  List<Job> newest(int most);

  /**
   * Takes the next one that is queued, or whose worker has not told anything for so long.
   *
   * @param owner of this run of the worker
   */
  Optional<Job> take(String owner, Duration silence);

  /** Tells how far it is; false when it belongs to another by now. */
  boolean tell(UUID id, String owner, int done);

  /**
   * Puts one back, if it is still this worker's.
   *
   * @param isAttempt whether the attempt counts: not where the worker only stops
   */
  void putBack(UUID id, String owner, boolean isAttempt);

  /**
   * Ends one that led to something, in the caller's transaction. Throws when another has taken the
   * job meanwhile, so that what it led to is not there twice.
   */
  void done(Job job, UUID result, int done);

  /** Ends one that must not be done, in the caller's transaction; throws likewise. */
  void refused(Job job, String code, String detail);

  /** Gives one up. */
  void failed(Job job, String detail);
}

package org.penstock.ingest.app.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;
import org.penstock.ingest.domain.change.ChangeJournal;
import org.penstock.ingest.domain.change.ChangeTable;
import org.penstock.kit.id.IdSource;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Keeps who changed what about the sources.
 *
 * <p>As with the certificates: a change is on the disk before it takes effect, and goes to the
 * database when that is there. Nothing is changed without a record; a record of what did not come
 * about is followed by one that says so.
 */
@ApplicationScoped
public class KeepChanges implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(KeepChanges.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final ChangeJournal journal;
  private final ChangeTable table;
  private final IdSource ids;
  private final InstantSource clock;

  public KeepChanges(ChangeJournal journal, ChangeTable table, IdSource ids, InstantSource clock) {
    this.journal = journal;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "record of changes";
  }

  @Override
  public void run(StopSignal stop) {
    do {
      forward();
    } while (!stop.await(LOOK));
  }

  /** Keeps what is about to happen; returns once it is on the disk. */
  public synchronized Change keep(Draft draft) {
    Change change = Change.of(ids.next().toString(), clock.instant(), draft);
    journal.append(change);
    Actor actor = draft.actor();
    LOG.infof(
        "audit: %s by %s: %s, %s",
        draft.act(),
        Objects.requireNonNullElse(actor.username(), actor.sub()),
        draft.subject(),
        draft.detail());
    forward();
    return change;
  }

  /** What was kept did not happen after all. */
  public void notDone(Change change, String reason) {
    String detail = "%s %s: %s".formatted(change.act(), change.id(), reason);
    var _ = keep(new Draft(change.actor(), Act.NOT_DONE, change.subject(), detail));
  }

  /** Brings to the database what it does not have yet. */
  public synchronized void forward() {
    List<Change> pending = journal.pending();
    if (!pending.isEmpty() && table.store(pending)) {
      journal.forwarded(pending);
    }
  }

  /** A page of the changes that the database has, the latest first. */
  public List<Change> page(ChangeTable.@Nullable Position before, int limit) {
    return table.page(before, limit);
  }
}

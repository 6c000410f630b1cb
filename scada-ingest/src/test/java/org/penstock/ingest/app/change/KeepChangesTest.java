package org.penstock.ingest.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.penstock.event.Actor;
import org.penstock.ingest.domain.change.Change;
import org.penstock.ingest.domain.change.Change.Act;
import org.penstock.ingest.domain.change.Change.Draft;

class KeepChangesTest {

  private static final Actor ADMIN = new Actor("1", "ada", "Ada", "Admin", null);

  private final MemoryChanges memory = new MemoryChanges();
  private final KeepChanges changes = memory.verb();

  private Change keep(String source) {
    return changes.keep(new Draft(ADMIN, Act.REPLACED, source, "queue_size: 10 -> 11"));
  }

  @Test
  void aChangeIsKeptWithWhoDidItAndGoesToTheDatabase() {
    Change change = keep("plc-1");
    assertThat(change)
        .isEqualTo(
            new Change(
                change.id(),
                MemoryChanges.NOON,
                ADMIN,
                Act.REPLACED,
                "plc-1",
                "queue_size: 10 -> 11"));
    assertThat(memory.kept()).containsExactly(change);
    assertThat(changes.page(null, 10)).containsExactly(change);
  }

  @Test
  void whatTheDatabaseMissedComesOnceItIsThere() {
    memory.isDatabaseAway = true;
    Change first = keep("plc-1");
    Change second = keep("plc-2");
    assertThat(memory.stored).isEmpty();

    memory.isDatabaseAway = false;
    changes.forward();
    changes.forward();

    assertThat(memory.stored).containsExactly(first, second);
  }

  @Test
  void whatDidNotComeAboutIsSaidAndNotTakenBack() {
    Change change = keep("plc-1");
    changes.notDone(change, "the disk is full");
    assertThat(memory.kept()).hasSize(2).startsWith(change);
    assertThat(memory.kept().getLast())
        .satisfies(said -> {
          assertThat(said.act()).isEqualTo(Act.NOT_DONE);
          assertThat(said.actor()).isEqualTo(ADMIN);
          assertThat(said.subject()).isEqualTo("plc-1");
          assertThat(said.detail()).contains("REPLACED", change.id(), "the disk is full");
        });
  }
}

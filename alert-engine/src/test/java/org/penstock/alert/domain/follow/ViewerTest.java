package org.penstock.alert.domain.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.follow.AlarmChanges.Changes;
import org.penstock.alert.domain.follow.Viewer.Part;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;
import org.penstock.event.TagValue;

class ViewerTest {

  private static final List<AlarmBaseState> STATES =
      List.of(
          AlarmBaseState.NORM, AlarmBaseState.UNACK, AlarmBaseState.ACKED, AlarmBaseState.RTNUN);

  private final FollowedAlarms followed = new FollowedAlarms();

  @Test
  void firstComesWhatIsOpenAndThenWhatChangesAlsoBackToNormal() {
    change(101, at("a", AlarmBaseState.UNACK, 100), at("b", AlarmBaseState.NORM, 100));
    Viewer viewer = viewer(OptionalLong.empty());
    Part first = viewer.next();
    assertThat(first.name()).isEqualTo("snapshot");
    assertThat(ids(first)).containsExactly("a");
    assertThat(first.position()).isEqualTo(101);
    assertThat(viewer.next().isWorthSending()).isFalse();
    change(103, at("a", AlarmBaseState.NORM, 102));
    Part second = viewer.next();
    assertThat(second.name()).isEqualTo("alarms");
    assertThat(ids(second)).containsExactly("a");
    assertThat(second.position()).isEqualTo(103);
  }

  @Test
  void whatIsShelvedBelongsToTheSnapshot() {
    AlarmSnapshot shelved = alarm("a", AlarmBaseState.NORM, AlarmOverlay.SHELVED);
    followed.take(new Changes(List.of(new ChangedAlarm(shelved, 5)), 6));
    assertThat(ids(viewer(OptionalLong.empty()).next())).containsExactly("a");
  }

  @Test
  void aPlantWithoutAlarmsIsToldToo() {
    Part first = viewer(OptionalLong.empty()).next();
    assertThat(first.name()).isEqualTo("snapshot");
    assertThat(first.isWorthSending()).isTrue();
    assertThat(first.alarms()).isEmpty();
  }

  @Test
  void whoGoesOnGetsAllThatChangedSinceAndNoSnapshot() {
    change(
        103,
        at("old", AlarmBaseState.UNACK, 100),
        at("new", AlarmBaseState.UNACK, 102),
        at("over", AlarmBaseState.NORM, 101));
    Part first = viewer(OptionalLong.of(101)).next();
    assertThat(first.name()).isEqualTo("alarms");
    assertThat(ids(first)).containsExactlyInAnyOrder("new", "over");
  }

  @Test
  void aPositionThatIsNotReachedIsOfAnotherDatabaseAndGetsASnapshot() {
    change(103, at("a", AlarmBaseState.UNACK, 100));
    Part first = viewer(OptionalLong.of(900)).next();
    assertThat(first.name()).isEqualTo("snapshot");
    assertThat(ids(first)).containsExactly("a");
  }

  @Test
  void ofSeveralPartsOnlyTheLastSaysWhereToGoOn() {
    change(
        101,
        at("a", AlarmBaseState.UNACK, 100),
        at("b", AlarmBaseState.UNACK, 100),
        at("c", AlarmBaseState.UNACK, 100));
    Viewer viewer = new Viewer(followed, _ -> true, OptionalLong.empty(), 2);
    Part first = viewer.next();
    assertThat(first.hasMore()).isTrue();
    assertThat(first.position()).isNull();
    Part second = viewer.next();
    assertThat(second.name()).isEqualTo("alarms");
    assertThat(ids(second)).containsExactly("c");
    assertThat(second.position()).isEqualTo(101);
  }

  @Test
  void anAlarmThatChangedTenTimesIsSentOnceAsItIs() {
    Viewer viewer = viewer(OptionalLong.empty());
    viewer.next();
    for (int i = 1; i <= 10; i++) {
      change(i + 1, at("a", i < 10 ? AlarmBaseState.UNACK : AlarmBaseState.ACKED, i));
    }
    Part part = viewer.next();
    assertThat(part.alarms()).hasSize(1);
    assertThat(part.alarms().getFirst().baseState()).isEqualTo(AlarmBaseState.ACKED);
  }

  @Test
  void aChangeThatIsReadTwiceIsNotSentTwice() {
    Viewer viewer = viewer(OptionalLong.empty());
    change(100, at("a", AlarmBaseState.UNACK, 100));
    viewer.next();
    change(100, at("a", AlarmBaseState.UNACK, 100));
    assertThat(viewer.next().isWorthSending()).isFalse();
  }

  @Test
  void whoLosesTheConnectionAgainAndAgainKnowsInTheEndWhatThereIs() {
    Random random = new Random(4);
    Map<String, AlarmBaseState> truth = new HashMap<>();
    Map<String, AlarmBaseState> screen = new HashMap<>();
    OptionalLong lastEventId = OptionalLong.empty();
    Viewer viewer = new Viewer(followed, _ -> true, lastEventId, 3);
    for (int position = 1; position <= 20_000; position++) {
      String id = "alarm-" + random.nextInt(30);
      AlarmBaseState state = STATES.get(random.nextInt(STATES.size()));
      truth.put(id, state);
      change(position + 1, at(id, state, position));
      if (random.nextInt(10) == 0) {
        viewer = new Viewer(followed, _ -> true, lastEventId, 3);
      }
      if (random.nextInt(5) == 0) {
        Part part = viewer.next();
        if (part.name().equals("snapshot")) {
          screen.clear();
        }
        part.alarms().forEach(alarm -> screen.put(alarm.alarmId(), alarm.baseState()));
        if (part.position() != null && part.isWorthSending()) {
          lastEventId = OptionalLong.of(part.position());
        }
      }
    }
    Viewer last = new Viewer(followed, _ -> true, lastEventId, 1_000);
    last.next().alarms().forEach(alarm -> screen.put(alarm.alarmId(), alarm.baseState()));
    assertThat(screen).isEqualTo(truth);
  }

  private Viewer viewer(OptionalLong resumeAt) {
    return new Viewer(followed, _ -> true, resumeAt, 100);
  }

  private void change(long position, ChangedAlarm... alarms) {
    followed.take(new Changes(Arrays.asList(alarms), position));
  }

  private static List<String> ids(Part part) {
    return part.alarms().stream().map(AlarmSnapshot::alarmId).toList();
  }

  private static ChangedAlarm at(String id, AlarmBaseState state, long position) {
    return new ChangedAlarm(alarm(id, state, AlarmOverlay.NONE), position);
  }

  private static AlarmSnapshot alarm(String id, AlarmBaseState state, AlarmOverlay overlay) {
    return new AlarmSnapshot(
        id,
        null,
        AlarmOrigin.ENGINE,
        null,
        null,
        null,
        "wtp-1",
        null,
        null,
        "filters",
        null,
        state.name(),
        state,
        overlay,
        null,
        null,
        AlarmPriority.HIGH,
        AlarmClass.PROCESS,
        TagValue.missing(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        null);
  }
}

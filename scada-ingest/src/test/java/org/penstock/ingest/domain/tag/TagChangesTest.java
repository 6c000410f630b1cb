package org.penstock.ingest.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.SourceFixture.collecting;
import static org.penstock.ingest.domain.SourceFixture.tag;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.ValueType;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.Collecting.Mode;
import org.penstock.ingest.domain.tag.TagChanges.Change;

class TagChangesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final TagSpec A = tag("a").build();
  private static final TagSpec B = tag("b").build();

  private static TagChanges between(List<TagSpec> before, List<TagSpec> after) {
    return TagChanges.between(TagList.of(before), TagList.of(after));
  }

  @Test
  void theSameListChangesNothing() {
    assertThat(between(List.of(A, B), List.of(B, A)).isEmpty()).isTrue();
  }

  @Test
  void whatCameWhatWentAndWhatIsOtherIsNamed() {
    TagSpec other = tag("b").unit("NTU").build();
    TagSpec added = tag("c").build();
    TagChanges changes = between(List.of(A, B), List.of(other, added));
    assertThat(changes.added()).containsExactly(added);
    assertThat(changes.removed()).containsExactly(A);
    assertThat(changes.changed()).containsExactly(new Change(B, other));
    assertThat(changes.isEmpty()).isFalse();
    assertThat(between(List.of(A), List.of()).isEmpty()).isFalse();
    assertThat(between(List.of(B), List.of(other)).isEmpty()).isFalse();
  }

  @Test
  void aTagThatIsSwitchedOffIsNotThere() {
    TagSpec off = tag("a").disabled().build();
    assertThat(between(List.of(A), List.of(off)).removed()).containsExactly(A);
    assertThat(between(List.of(off), List.of(A)).added()).containsExactly(A);
    assertThat(between(List.of(off), List.of()).isEmpty()).isTrue();
  }

  @Test
  void aChangeOfWordsAloneTouchesNothingOnTheServer() {
    Change change = new Change(A, tag("a").unit("NTU").area("intake").build());
    assertThat(change.isOtherItem()).isFalse();
    assertThat(change.isOtherwiseCollected()).isFalse();
  }

  @Test
  void anotherDeadbandOrTypeChangesTheItem() {
    Collecting coarse =
        collecting(Mode.SUBSCRIBE, SECOND, SECOND, 10, new Deadband(Deadband.Kind.ABSOLUTE, 1));
    Change deadband = new Change(A, tag("a").collecting(coarse).build());
    assertThat(deadband.isOtherItem()).isFalse();
    assertThat(deadband.isOtherwiseCollected()).isTrue();
    Change type = new Change(A, tag("a").type(ValueType.STRING).build());
    assertThat(type.isOtherItem()).isFalse();
    assertThat(type.isOtherwiseCollected()).isTrue();
  }

  @Test
  void anotherNodeElementModeOrIntervalIsAnotherItem() {
    assertThat(new Change(A, tag("a").node("nsu=urn:x;s=y").build()).isOtherItem()).isTrue();
    assertThat(new Change(A, tag("a").element(1).build()).isOtherItem()).isTrue();
    Collecting polled = collecting(Mode.POLL, SECOND, SECOND, 10, Deadband.NONE);
    assertThat(new Change(A, tag("a").collecting(polled).build()).isOtherItem()).isTrue();
    Collecting slow = collecting().publishingEvery(Duration.ofSeconds(5));
    assertThat(new Change(A, tag("a").collecting(slow).build()).isOtherItem()).isTrue();
  }

  @Test
  void aQueueThatIsFullBeforeTheOutageBudgetIsOverIsTooShort() {
    Duration budget = Duration.ofSeconds(60);
    assertThat(new CollectionReport.Items(SECOND, SECOND, 60, 2, budget, 7).isTooShort()).isTrue();
    assertThat(new CollectionReport.Items(SECOND, SECOND, 60, 60, budget, 7).isTooShort())
        .isFalse();
    assertThat(new CollectionReport.Items(SECOND, Duration.ZERO, 60, 2, budget, 7).isTooShort())
        .isFalse();
  }

  @Test
  void aListKnowsTheSameTagsAsTheSameList() {
    TagList list = TagList.of(List.of(A, B));
    assertThat(list).isEqualTo(TagList.of(List.of(A, B))).isNotEqualTo(TagList.of(List.of(A)));
    assertThat(list.hashCode()).isEqualTo(TagList.of(List.of(A, B)).hashCode());
    assertThat(list.equals(new Object())).isFalse();
  }
}

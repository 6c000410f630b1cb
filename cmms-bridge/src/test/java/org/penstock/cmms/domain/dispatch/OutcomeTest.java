package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ReferenceReading;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.Failure;
import org.penstock.connector.PushResult;

class OutcomeTest {

  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");
  private static final Failure LIMIT = new Failure.RateLimited("limit", Duration.ofSeconds(7));

  static Stream<Arguments> everyPushResult() {
    return Stream.of(
        arguments(new PushResult.Delivered("42/WO-42"), new Outcome.Delivered(ORDER)),
        arguments(new PushResult.Duplicate("42/WO-42"), new Outcome.Found(ORDER)),
        arguments(
            new PushResult.Refused("no asset"),
            new Outcome.Rejected(FailureClass.REJECTED, "no asset")),
        arguments(
            new PushResult.NotSent(LIMIT),
            new Outcome.NotSent(FailureClass.THROTTLED, "limit", Duration.ofSeconds(7))),
        arguments(
            new PushResult.NotSent(new Failure.RateLimited("limit", null)),
            new Outcome.NotSent(FailureClass.THROTTLED, "limit", Duration.ZERO)),
        arguments(
            new PushResult.NotSent(new Failure.Auth("401")),
            new Outcome.NotSent(FailureClass.AUTH, "401", Duration.ZERO)),
        arguments(
            new PushResult.Unknown(new Failure.Timeout("slow")),
            new Outcome.Doubtful(FailureClass.TIMEOUT, "slow")),
        arguments(
            new PushResult.Unknown(new Failure.Protocol("500")),
            new Outcome.Doubtful(FailureClass.PROTOCOL, "500")));
  }

  @ParameterizedTest
  @MethodSource("everyPushResult")
  void aPushTeaches(PushResult result, Outcome expected) {
    assertThat(Outcome.of(result)).isEqualTo(expected);
  }

  static Stream<Arguments> everyFinding() {
    return Stream.of(
        arguments(new Finding.Found(ORDER), new Outcome.Found(ORDER)),
        arguments(new Finding.Nothing(), new Outcome.NothingFound()),
        arguments(
            new Finding.Failed(new Failure.Connection("reset")),
            new Outcome.SearchFailed(FailureClass.CONNECTION, "reset", Duration.ZERO)),
        arguments(
            new Finding.Failed(LIMIT),
            new Outcome.SearchFailed(FailureClass.THROTTLED, "limit", Duration.ofSeconds(7))));
  }

  @ParameterizedTest
  @MethodSource("everyFinding")
  void aSearchTeaches(Finding finding, Outcome expected) {
    assertThat(Outcome.of(finding)).isEqualTo(expected);
  }

  @Test
  void aReadingOfStatusesTeachesHowTheConnectionStands() {
    assertThat(Outcome.of(new StatusReading.Read(Map.of()))).isEqualTo(new Outcome.NothingFound());
    assertThat(Outcome.of(new StatusReading.Failed(new Failure.Auth("401"))))
        .isEqualTo(new Outcome.SearchFailed(FailureClass.AUTH, "401", Duration.ZERO));
  }

  @Test
  void aSweepForDoublesTeachesHowTheConnectionStands() {
    assertThat(Outcome.of(new ReferenceReading.Read(Map.of("WT", List.of(ORDER)))))
        .isEqualTo(new Outcome.NothingFound());
    assertThat(Outcome.of(new ReferenceReading.Failed(LIMIT)))
        .isEqualTo(
            new Outcome.SearchFailed(FailureClass.THROTTLED, "limit", Duration.ofSeconds(7)));
  }

  @Test
  void theTwoNamesOfAnExternalOrderTravelAsOneText() {
    assertThat(ExternalOrder.parse(ORDER.reference())).isEqualTo(ORDER);
    assertThat(ExternalOrder.parse("7")).isEqualTo(new ExternalOrder("7", "7"));
    assertThat(ExternalOrder.parse("7/WO/7")).isEqualTo(new ExternalOrder("7", "WO/7"));
  }

  @Test
  void anExternalOrderHasAKeyThatCanTravel() {
    assertThatThrownBy(() -> new ExternalOrder(" ", "WO-1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExternalOrder("4/2", "WO-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4/2");
  }

  @Test
  void onlyFailuresHaveAReason() {
    assertThat(new Outcome.NothingFound().failureReason()).isEmpty();
    assertThat(new Outcome.Found(ORDER).failureClass()).isEmpty();
    assertThat(new Outcome.Rejected(FailureClass.REJECTED, "no").failureReason()).contains("no");
  }
}

package org.penstock.plant.simulator.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.penstock.plant.simulator.setup.FailingCalls.Call;

class FailingCallsTest {
  private static final long ERROR = 0x80020000L;

  private final FailingCalls calls = new FailingCalls();

  private OptionalLong next() {
    return calls.takeError(Call.CREATE_ITEMS);
  }

  @Test
  void soManyCallsFailAfterSoManyGoodOnes() {
    calls.fail(Call.CREATE_ITEMS, ERROR, 2, 2);
    assertThat(next()).isEmpty();
    assertThat(next()).isEmpty();
    assertThat(next()).hasValue(ERROR);
    assertThat(next()).hasValue(ERROR);
    assertThat(next()).isEmpty();
    assertThat(calls.failed(Call.CREATE_ITEMS)).isEqualTo(2);
  }

  @Test
  void oneServiceFailsWithoutTheOthers() {
    calls.fail(Call.MODIFY_ITEMS, ERROR, 0, 1);
    assertThat(next()).isEmpty();
    assertThat(calls.takeError(Call.MODIFY_ITEMS)).hasValue(ERROR);
    assertThat(calls.failed(Call.CREATE_ITEMS)).isZero();
  }

  @Test
  void aServiceThatFailsIsHealed() {
    calls.fail(Call.CREATE_ITEMS, ERROR, 0, Integer.MAX_VALUE);
    assertThat(next()).hasValue(ERROR);
    calls.heal(Call.CREATE_ITEMS);
    assertThat(next()).isEmpty();
  }
}

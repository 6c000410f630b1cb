package org.penstock.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureFaultTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08001", "57P01", "57P03", "53300", "40001", "40P01", "25006", "42P01", "42703",
        "0A000"
      })
  void aDatabaseThatIsAwayOrBusyIsWaitedFor(String sqlState) {
    assertThat(InfrastructureFault.isBehind(wrapped(new SQLException("", sqlState)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23514", "22001", "22P02", "25P02"})
  void aRowThatTheDatabaseRefusesIsTheRecordsFault(String sqlState) {
    assertThat(InfrastructureFault.isBehind(wrapped(new SQLException("", sqlState)))).isFalse();
  }

  @Test
  void aPoolThatGivesNoConnectionIsWaitedFor() {
    assertThat(InfrastructureFault.isBehind(wrapped(new SQLException("timeout")))).isTrue();
  }

  @Test
  void aCommitThatFailsIsWaitedFor() {
    assertThat(InfrastructureFault.isBehind(wrapped(new RollbackException()))).isTrue();
  }

  @Test
  void aFaultInTheHandlerIsTheRecordsFault() {
    assertThat(InfrastructureFault.isBehind(new IllegalArgumentException("x"))).isFalse();
  }

  private static RuntimeException wrapped(Throwable cause) {
    return new IllegalStateException(new RuntimeException(cause));
  }
}

package org.penstock.ingest.opcua.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.ResponseHeader;
import org.eclipse.milo.opcua.stack.core.types.structured.ServiceFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryStatusTest {

  private static Throwable fault(long code) {
    ResponseHeader header =
        new ResponseHeader(
            DateTime.now(), Unsigned.uint(1), new StatusCode(code), null, null, null);
    return new ExecutionException(new UaServiceFaultException(new ServiceFault(header)));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        StatusCodes.Bad_HistoryOperationUnsupported,
        StatusCodes.Bad_ServiceUnsupported,
        StatusCodes.Bad_NotImplemented,
        StatusCodes.Bad_NotSupported
      })
  void aServerThatCannotReadHistoryHasNone(long code) {
    assertThat(HistoryStatus.of(UaException.extractStatusCode(fault(code))))
        .isEqualTo(HistoryStatus.NO_HISTORY);
  }

  @ParameterizedTest
  @ValueSource(longs = {StatusCodes.Bad_InternalError, StatusCodes.Bad_OutOfMemory})
  void aServerThatAnswersWithAFailureIsNotAway(long code) {
    assertThat(HistoryStatus.isAway(fault(code))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {StatusCodes.Bad_SessionIdInvalid, StatusCodes.Bad_Shutdown})
  void aServerThatHasNoSessionWithUsIsAway(long code) {
    assertThat(HistoryStatus.isAway(fault(code))).isTrue();
  }

  @Test
  void whatIsNoAnswerIsAway() {
    assertThat(HistoryStatus.isAway(new UaException(StatusCodes.Bad_ConnectionClosed))).isTrue();
  }
}

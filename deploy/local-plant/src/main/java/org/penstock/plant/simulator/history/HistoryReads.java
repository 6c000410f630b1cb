package org.penstock.plant.simulator.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.jspecify.annotations.Nullable;
import org.penstock.plant.simulator.signal.SampleHistory;
import org.penstock.plant.simulator.signal.TagSample;

/** Answers raw history reads (OPC UA Part 11, 6.4.3) from the samples that the plant keeps. */
public final class HistoryReads {
  private static final int MAX_VALUES_PER_PAGE = 1_000;

  private final OpcUaServer server;
  private final SampleHistory history;
  private final Map<NodeId, String> tags;
  private final BooleanSupplier offered;

  /** Reads of these tags, while the server offers history. */
  public HistoryReads(
      OpcUaServer server,
      SampleHistory history,
      Map<NodeId, String> tags,
      BooleanSupplier offered) {
    this.server = server;
    this.history = history;
    this.tags = tags;
    this.offered = offered;
  }

  /** Answers for one node. */
  public HistoryReadResult read(
      HistoryReadDetails details, TimestampsToReturn timestamps, HistoryReadValueId node) {
    if (!(details instanceof ReadRawModifiedDetails raw) || raw.getIsReadModified()) {
      return refused(StatusCodes.Bad_HistoryOperationUnsupported);
    }
    String tag = tags.get(node.getNodeId());
    if (tag == null || !offered.getAsBoolean()) {
      return refused(StatusCodes.Bad_HistoryOperationUnsupported);
    }
    if (timestamps == TimestampsToReturn.Neither || timestamps == TimestampsToReturn.Invalid) {
      return refused(StatusCodes.Bad_TimestampsToReturnInvalid);
    }
    return page(raw, node.getContinuationPoint())
        .map(page -> answer(page, tag, limit(raw), timestamps))
        .orElseGet(() -> refused(StatusCodes.Bad_ContinuationPointInvalid));
  }

  private static Optional<HistoryPage> page(
      ReadRawModifiedDetails raw, @Nullable ByteString continuationPoint) {
    if (continuationPoint != null && continuationPoint.isNotNull()) {
      return HistoryPage.resume(continuationPoint);
    }
    return Optional.of(
        HistoryPage.first(
            instant(raw.getStartTime(), Instant.EPOCH),
            instant(raw.getEndTime(), DateTime.MAX_ISO_8601_INSTANT)));
  }

  private static Instant instant(@Nullable DateTime time, Instant otherwise) {
    return time == null || time.isNull() ? otherwise : time.getJavaInstant();
  }

  private static int limit(ReadRawModifiedDetails raw) {
    long asked = raw.getNumValuesPerNode().longValue();
    return asked == 0 ? MAX_VALUES_PER_PAGE : (int) Math.min(asked, MAX_VALUES_PER_PAGE);
  }

  private HistoryReadResult answer(
      HistoryPage page, String tag, int limit, TimestampsToReturn timestamps) {
    List<TagSample> remaining = page.remaining(history, tag);
    List<TagSample> now = remaining.subList(0, Math.min(limit, remaining.size()));
    ByteString next =
        remaining.size() > limit ? page.after(now).continuationPoint() : ByteString.NULL_VALUE;
    DataValue[] values =
        now.stream()
            .map(sample -> dated(DataValues.of(sample), timestamps))
            .toArray(DataValue[]::new);
    long status = values.length == 0 ? StatusCodes.Good_NoData : StatusCodes.Good;
    return new HistoryReadResult(
        new StatusCode(status),
        next,
        ExtensionObject.encode(server.getStaticEncodingContext(), new HistoryData(values)));
  }

  private static DataValue dated(DataValue value, TimestampsToReturn timestamps) {
    return switch (timestamps) {
      case Both -> value;
      case Source -> value.withServerTime(null);
      case Server -> value.withSourceTime(null);
      case Neither, Invalid -> value.withServerTime(null).withSourceTime(null);
    };
  }

  private static HistoryReadResult refused(long status) {
    return new HistoryReadResult(new StatusCode(status), ByteString.NULL_VALUE, null);
  }
}

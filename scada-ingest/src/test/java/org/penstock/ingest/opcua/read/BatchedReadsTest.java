package org.penstock.ingest.opcua.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchedReadsTest {

  private final Server server = new Server();

  @Test
  void noCallHasMoreNodesThanTheServerSays() throws UaException {
    server.says = 50;
    server.takes = 50;
    assertThat(read(1_000, 120)).isEqualTo(numbers(120));
    assertThat(server.calls).containsExactly(50, 50, 20);
  }

  @Test
  void noCallHasMoreNodesThanWeWant() throws UaException {
    server.says = 10_000;
    assertThat(read(100, 120)).isEqualTo(numbers(120));
    assertThat(server.calls).containsExactly(100, 20);
  }

  @Test
  void aServerThatSaysZeroSaysNothing() throws UaException {
    server.says = 0;
    assertThat(read(100, 120)).isEqualTo(numbers(120));
  }

  @Test
  void aServerThatTakesLessThanItSaysIsAskedForHalfAndForNoMoreAfterwards() throws UaException {
    server.takes = 30;
    BatchedReads reads = new BatchedReads(server, 100);
    assertThat(values(reads.values(nodes(60)))).isEqualTo(numbers(60));
    assertThat(server.calls).containsExactly(60, 30, 30);
    server.calls.clear();
    reads.values(nodes(60));
    assertThat(server.calls).containsExactly(30, 30);
  }

  @Test
  void aNodeThatIsTooMuchAloneIsAFailure() {
    server.takes = 0;
    assertThatThrownBy(() -> read(100, 2)).isInstanceOf(UaException.class);
    assertThat(server.calls).containsExactly(2, 1);
  }

  @Test
  void anotherFailureIsNotTriedAgain() {
    server.failure = StatusCodes.Bad_Timeout;
    assertThatThrownBy(() -> read(100, 60)).isInstanceOf(UaException.class);
    assertThat(server.calls).containsExactly(60);
  }

  @Test
  void anAnswerThatLeavesNodesOutIsAFailure() {
    server.leavesOut = 1;
    assertThatThrownBy(() -> read(100, 60)).hasMessageContaining("59 values for 60 nodes");
  }

  private List<Object> read(int most, int count) throws UaException {
    return values(new BatchedReads(server, most).values(nodes(count)));
  }

  private static List<NodeId> nodes(int count) {
    return IntStream.range(0, count).mapToObj(i -> new NodeId(2, i)).toList();
  }

  private static List<Object> values(List<DataValue> values) {
    List<Object> all = new ArrayList<>();
    values.forEach(value -> all.add(value.value().value()));
    return all;
  }

  private static List<Object> numbers(int count) {
    return IntStream.range(0, count).<Object>mapToObj(i -> i).toList();
  }

  /** A server whose nodes hold their numbers. */
  private static final class Server implements BatchedReads.Server {

    private final List<Integer> calls = new ArrayList<>();
    private @Nullable Integer says;
    private int takes = Integer.MAX_VALUE;
    private int leavesOut;
    private long failure;

    @Override
    public Optional<UInteger> mostNodes() {
      return Optional.ofNullable(says).map(UInteger::valueOf);
    }

    @Override
    public DataValue[] read(List<ReadValueId> nodes) throws UaException {
      calls.add(nodes.size());
      if (failure != 0) {
        throw new UaException(failure);
      }
      if (nodes.size() > takes) {
        throw new UaException(StatusCodes.Bad_TooManyOperations);
      }
      return nodes.stream()
          .skip(leavesOut)
          .map(node ->
              new DataValue(new Variant(((UInteger) node.getNodeId().getIdentifier()).intValue())))
          .toArray(DataValue[]::new);
    }
  }
}

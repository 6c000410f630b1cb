package org.penstock.ingest.opcua.history;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.backfill.Window;
import org.penstock.ingest.domain.port.Historian.Answer;
import org.penstock.ingest.domain.port.Historian.Asked;
import org.penstock.ingest.domain.port.Historian.Continuation;
import org.penstock.ingest.domain.port.Historian.Page;
import org.penstock.ingest.domain.port.Historian.Question;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.tags.NodeNames;
import org.penstock.ingest.opcua.tags.Samples;

/**
 * Raw history by one client (OPC 10000-11, 6.5.3), over the session that it has: a second one would
 * use up what many servers count.
 */
public final class HistoryReads {

  private static final Duration SHORT = Duration.ofSeconds(5);

  private final OpcUaClient client;
  private final HistoryAccess access;
  private final InstantSource clock;

  /** Some archives have the source's time only, and refuse to be asked for both. */
  private volatile TimestampsToReturn timestamps = TimestampsToReturn.Both;

  public HistoryReads(OpcUaClient client, InstantSource clock) {
    this.client = client;
    this.access = new HistoryAccess(client, clock);
    this.clock = clock;
  }

  private record ServersPoint(ByteString bytes) implements Continuation {}

  /** One page of each tag. */
  public Answer read(Question question) throws InterruptedException {
    try {
      Map<String, Page> refusals = access.refusals(question.tags());
      List<Asked> open =
          question.tags().stream()
              .filter(asked -> !refusals.containsKey(asked.tag().tagName()))
              .toList();
      List<Page> read = new ArrayList<>(open.size());
      int most = access.mostTags();
      for (int from = 0; from < open.size(); from += most) {
        List<Asked> chunk = open.subList(from, Math.min(open.size(), from + most));
        read.addAll(pages(chunk, question));
      }
      return new Answer.Pages(inOrder(question.tags(), refusals, read));
    } catch (TimeoutException e) {
      return new Answer.TooMuch("no answer within " + question.limit());
    } catch (TooMuchException e) {
      return new Answer.TooMuch(HistoryStatus.words(e));
    } catch (ExecutionException | UaException e) {
      return failed(question, e);
    }
  }

  private static List<Page> inOrder(
      List<Asked> asked, Map<String, Page> refusals, List<Page> read) {
    List<Page> pages = new ArrayList<>(asked.size());
    int next = 0;
    for (Asked tag : asked) {
      Page refusal = refusals.get(tag.tag().tagName());
      pages.add(refusal == null ? read.get(next++) : refusal);
    }
    return pages;
  }

  /** A call that failed as a whole. */
  private Answer failed(Question question, Exception e) throws InterruptedException {
    String words = HistoryStatus.words(e);
    return switch (HistoryStatus.of(UaException.extractStatusCode(e))) {
      case NO_HISTORY ->
          new Answer.Pages(
              question.tags().stream()
                  .<Page>map(asked -> new Page.NoHistory(asked.tag(), words))
                  .toList());
      case TIMESTAMPS_REFUSED ->
          fallsBack() ? read(question) : new Answer.Failed("refuses every timestamp: " + words);
      case TOO_MUCH -> new Answer.TooMuch(words);
      case VALUES, NOTHING_THERE, UNKNOWN_NODE, FAILED ->
          HistoryStatus.isAway(e) ? new Answer.Away(words) : new Answer.Failed(words);
    };
  }

  private boolean fallsBack() {
    boolean couldBeLess = timestamps == TimestampsToReturn.Both;
    timestamps = TimestampsToReturn.Source;
    return couldBeLess;
  }

  private List<Page> pages(List<Asked> asked, Question question)
      throws InterruptedException,
          ExecutionException,
          TimeoutException,
          TooMuchException,
          UaException {
    HistoryReadResult[] results =
        call(asked, question, false)
            .get(question.limit().toMillis(), TimeUnit.MILLISECONDS)
            .getResults();
    if (results == null || results.length != asked.size()) {
      throw new TooMuchException("the server did not answer for every tag");
    }
    List<Page> pages = new ArrayList<>(results.length);
    for (int i = 0; i < results.length; i++) {
      pages.add(page(asked.get(i).tag(), results[i]));
    }
    return pages;
  }

  private Page page(TagSpec tag, HistoryReadResult result) throws TooMuchException, UaException {
    String status = result.getStatusCode().toString();
    return switch (HistoryStatus.of(result.getStatusCode())) {
      case VALUES -> values(tag, result);
      case NOTHING_THERE -> new Page.Values(tag, List.of(), null);
      case NO_HISTORY -> new Page.NoHistory(tag, status);
      case UNKNOWN_NODE -> new Page.UnknownNode(tag, status);
      case FAILED -> new Page.Failed(tag, status);
      case TOO_MUCH -> throw new TooMuchException(status);
      case TIMESTAMPS_REFUSED -> throw new UaException(result.getStatusCode());
    };
  }

  private Page values(TagSpec tag, HistoryReadResult result) {
    ExtensionObject data = result.getHistoryData();
    List<RawSample> samples = new ArrayList<>();
    if (data != null && !data.isNull()) {
      try {
        if (data.decode(client.getStaticEncodingContext()) instanceof HistoryData history) {
          DataValue[] values = history.getDataValues();
          Instant now = clock.instant();
          for (DataValue value : values == null ? new DataValue[0] : values) {
            samples.add(sample(tag, value, now));
          }
        }
      } catch (UaSerializationException e) {
        return new Page.Failed(tag, "its history cannot be decoded: " + HistoryStatus.words(e));
      }
    }
    ByteString point = result.getContinuationPoint();
    boolean goesOn = point != null && point.isNotNull() && point.length() > 0;
    return new Page.Values(tag, samples, goesOn ? new ServersPoint(point) : null);
  }

  /** What the lower half of the status says is about the archive, not about the value. */
  private static RawSample sample(TagSpec tag, DataValue value, Instant now) {
    RawSample sample = Samples.of(tag.tagName(), value, now, ReadingOrigin.BACKFILL);
    return new RawSample(
        sample.tagName(),
        sample.value(),
        sample.statusCode() & HistoryStatus.MEANING,
        sample.sourceTime(),
        sample.serverTime(),
        sample.receivedAt(),
        sample.origin());
  }

  private CompletableFuture<HistoryReadResponse> call(
      List<Asked> asked, Question question, boolean release) {
    NodeNames nodes = new NodeNames(client);
    HistoryReadValueId[] ids =
        asked.stream().map(tag -> id(nodes, tag)).toArray(HistoryReadValueId[]::new);
    ReadRawModifiedDetails details =
        new ReadRawModifiedDetails(
            false,
            new DateTime(question.window().from()),
            new DateTime(question.window().to()),
            uint(question.valuesOfEach()),
            false);
    return client
        .getSessionAsync()
        .thenCompose(session ->
            client.sendRequestAsync(
                new HistoryReadRequest(
                    client.newRequestHeader(
                        session.getAuthenticationToken(), uint(question.limit().toMillis())),
                    ExtensionObject.encode(client.getStaticEncodingContext(), details),
                    timestamps,
                    release,
                    ids)))
        .thenApply(HistoryReadResponse.class::cast);
  }

  private static HistoryReadValueId id(NodeNames nodes, Asked asked) {
    NodeId node = nodes.resolve(asked.tag().nodeId()).orElse(NodeId.NULL_VALUE);
    ByteString point =
        asked.next() instanceof ServersPoint(ByteString bytes) ? bytes : ByteString.NULL_VALUE;
    return new HistoryReadValueId(node, null, QualifiedName.NULL_VALUE, point);
  }

  /** Frees what the server keeps for pages that nobody will turn (OPC 10000-4, 5.10.3). */
  public void release(List<Asked> abandoned) {
    Instant any = clock.instant();
    var _ = call(abandoned, new Question(abandoned, new Window(any, any), 1, SHORT), true);
  }

  /** The server has not the means for as much as was asked. */
  private static final class TooMuchException extends Exception {

    TooMuchException(String reason) {
      super(reason);
    }
  }
}

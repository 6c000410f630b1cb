package org.penstock.ingest.opcua.ask;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.domain.sample.QualityMapping;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.read.BatchedReads;
import org.penstock.ingest.opcua.tags.NodeNames;
import org.penstock.ingest.opcua.tags.Samples;

/** Reads tags on request, beside their subscriptions. */
public final class TagReads {

  private final OpcUaClient client;
  private final InstantSource clock;
  private final int nodesPerCall;

  public TagReads(OpcUaClient client, InstantSource clock, int nodesPerCall) {
    this.client = client;
    this.clock = clock;
    this.nodesPerCall = nodesPerCall;
  }

  /** One sample for each tag, in their order. */
  public List<RawSample> read(List<TagSpec> tags) throws UaException {
    NodeNames names = new NodeNames(client);
    List<NodeId> nodes = new ArrayList<>(tags.size());
    // A null node is answered with Bad_NodeIdUnknown, as any other that the server does not know.
    tags.forEach(tag -> nodes.add(names.resolve(tag.nodeId()).orElse(NodeId.NULL_VALUE)));
    List<DataValue> values =
        BatchedReads.of(client, TimestampsToReturn.Both, nodesPerCall).values(nodes);
    Instant now = clock.instant();
    List<RawSample> samples = new ArrayList<>(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      samples.add(sample(tags.get(i), nodes.get(i), values.get(i), now));
    }
    return samples;
  }

  private static RawSample sample(TagSpec tag, NodeId node, DataValue value, Instant now) {
    return node.isNull()
        ? Samples.without(tag.tagName(), QualityMapping.NODE_UNKNOWN, now, ReadingOrigin.POLL)
        : Samples.of(tag.tagName(), value, now, ReadingOrigin.POLL);
  }
}

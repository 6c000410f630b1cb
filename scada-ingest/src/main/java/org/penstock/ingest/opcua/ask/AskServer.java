package org.penstock.ingest.opcua.ask;

import java.time.InstantSource;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.penstock.ingest.domain.link.NodeBrowsing.Answer;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.TagDescriptions;

/** What is asked of a server once, beside what it tells by itself. */
public final class AskServer {

  private final OpcUaClient client;
  private final ServerCertificateCheck check;
  private final InstantSource clock;
  private final int nodesPerCall;

  public AskServer(
      OpcUaClient client, ServerCertificateCheck check, InstantSource clock, int nodesPerCall) {
    this.client = client;
    this.check = check;
    this.clock = clock;
    this.nodesPerCall = nodesPerCall;
  }

  /** What the server says that these tags are. */
  public List<TagDescription> describe(List<TagSpec> tags) throws SourceFaultException {
    try {
      return new EnumTexts(client).addTo(new TagDescriptions(client).read(tags), tags);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Looks under a node. */
  public Answer browse(String node, int skip, int most) throws SourceFaultException {
    try {
      return new NodeBrowser(client).browse(node, skip, most);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Reads tags now, one sample for each. */
  public List<RawSample> read(List<TagSpec> tags) throws SourceFaultException {
    try {
      return new TagReads(client, clock, nodesPerCall).read(tags);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }
}

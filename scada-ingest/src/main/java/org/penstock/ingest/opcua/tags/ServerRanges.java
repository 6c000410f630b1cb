package org.penstock.ingest.opcua.tags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.tag.Collecting.Deadband;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;

/** The ranges that the server gives, read when the first of them is needed. */
final class ServerRanges implements Ranges {

  private static final Logger LOG = Logger.getLogger(ServerRanges.class);

  private final OpcUaClient client;
  private final Supplier<List<TagSpec>> tags;
  private final Map<String, Double> spans = new HashMap<>();
  private boolean isRead;

  ServerRanges(OpcUaClient client, Supplier<List<TagSpec>> tags) {
    this.client = client;
    this.tags = tags;
  }

  @Override
  public synchronized double span(TagSpec tag) {
    if (!isRead) {
      isRead = true;
      read(tags.get().stream().filter(ServerRanges::isPercent).toList());
    }
    if (!spans.containsKey(tag.tagName())) {
      read(List.of(tag));
    }
    return spans.getOrDefault(tag.tagName(), 0.0);
  }

  private static boolean isPercent(TagSpec tag) {
    return tag.collecting().deadband().kind() == Deadband.Kind.PERCENT;
  }

  private void read(List<TagSpec> wanted) {
    wanted.forEach(tag -> spans.put(tag.tagName(), 0.0));
    try {
      for (TagDescription served : new TagDescriptions(client).read(wanted)) {
        spans.put(served.tagName(), span(served));
      }
    } catch (UaException e) {
      LOG.warnf("no ranges from the server, every change passes: %s", e.getMessage());
    }
  }

  private static double span(@Nullable TagDescription served) {
    return served == null || served.euLow() == null || served.euHigh() == null
        ? 0
        : served.euHigh().subtract(served.euLow()).doubleValue();
  }
}

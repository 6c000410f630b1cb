package org.penstock.ingest.opcua.tags;

import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.penstock.ingest.domain.tag.TagSpec;

/** A tag and where it is on this server today. */
record WantedItem(TagSpec tag, NodeId node, Ranges ranges) {

  /** A new item; of an array element only that element is asked for. */
  OpcUaMonitoredItem item() {
    OpcUaMonitoredItem item = new OpcUaMonitoredItem(valueId());
    ItemTag itemTag = new ItemTag(tag, ranges);
    item.setUserObject(itemTag);
    itemTag.configure(item);
    return item;
  }

  /** What to read: the value, or the one element of it. */
  ReadValueId valueId() {
    Integer index = tag.arrayIndex();
    return new ReadValueId(
        node,
        AttributeId.Value.uid(),
        index == null ? null : index.toString(),
        QualifiedName.NULL_VALUE);
  }
}

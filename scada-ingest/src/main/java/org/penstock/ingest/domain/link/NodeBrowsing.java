package org.penstock.ingest.domain.link;

import java.util.List;

/** A look into the address space of a source's server, over the session that it has. */
public interface NodeBrowsing {

  /**
   * The children of a node, in the server's order.
   *
   * @param node in the form {@code nsu=<namespace uri>;s=<id>}; the Objects folder when empty
   * @param skip how many to leave out
   * @param most how many to answer with
   */
  Answer browse(String sourceId, String node, int skip, int most);

  /** What is under a node. */
  record Child(
      String nodeId, String browseName, String displayName, String nodeClass, String typeId) {}

  /** The answer to a look. */
  sealed interface Answer {

    /**
     * What was found.
     *
     * @param hasMore whether there are more children
     */
    record Children(List<Child> children, boolean hasMore) implements Answer {

      public Children {
        children = List.copyOf(children);
      }
    }

    /** The server cannot be asked now. */
    record Away(String reason) implements Answer {}

    /** The server refuses: no such node, no right to see it. */
    record Refused(String reason) implements Answer {}
  }
}

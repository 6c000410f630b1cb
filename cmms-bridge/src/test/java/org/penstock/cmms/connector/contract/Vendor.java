package org.penstock.cmms.connector.contract;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;

/** How one vendor's system talks, so that the contract can be held against its connector. */
public interface Vendor {

  /**
   * Its connector, with a time limit of half a second for a connection and one for an answer.
   *
   * @param root the system's address without a path
   */
  CmmsConnector connector(URI root, PlantMapping mapping);

  /** What must stand in no text. */
  List<String> secrets();

  /** The answer to a create, and what the vendor calls the new work order. */
  Answer created(String reference);

  /** What {@link #created} calls it. */
  ExternalOrder createdAs();

  /** The answer to a search that found these, each with that reference. */
  Answer found(String reference, List<ExternalOrder> orders);

  /** The keys of two work orders, the one that was made first at the beginning. */
  List<ExternalOrder> twoOrders();

  /** The answer about the status of a work order. */
  Answer status(ExternalOrder order, String raw);

  /** The vendor's word for a status; null where it has none. */
  @Nullable String raw(ExternalStatus status);

  /** Whether this is the request that makes a work order. */
  boolean isCreate(Asked request);

  /** What is answered to a request that must precede a create; null for all others. */
  default @Nullable Answer prelude(Asked request) {
    return null;
  }

  /** The file with the request as the vendor's documentation has it. */
  String goldenFile();
}

package org.penstock.kit.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.penstock.kit.chain.ChainVerdict.Broken;
import org.penstock.kit.chain.ChainVerdict.Fault;
import org.penstock.kit.chain.ChainVerdict.Intact;

/**
 * Walks along a chain and checks it. Pure: the same rows give the same verdict in the service and
 * in an offline check of exported rows.
 */
public final class ChainWalk {

  private final MessageDigest sha256 = sha256();

  /**
   * Checks rows against each other and against a witness of their end.
   *
   * @param rows in the order of their number, from the first
   * @param witness the head or an anchor: what the chain is known to have reached
   */
  public ChainVerdict check(Iterator<ChainLink> rows, ChainHead witness) {
    long checked = 0;
    ChainHead last = ChainHead.empty();
    while (rows.hasNext()) {
      ChainLink row = rows.next();
      Optional<Fault> fault = fault(row, last);
      if (fault.isPresent()) {
        return new Broken(checked, row.seq(), fault.get());
      }
      if (row.seq() == witness.seq() && !row.hash().equals(witness.hash())) {
        return new Broken(checked, row.seq(), Fault.HASH);
      }
      checked++;
      last = new ChainHead(row.seq(), row.hash());
    }
    return last.seq() < witness.seq()
        ? new Broken(checked, last.seq() + 1, Fault.TRUNCATED)
        : new Intact(checked, last);
  }

  private Optional<Fault> fault(ChainLink row, ChainHead last) {
    if (row.seq() != last.seq() + 1) {
      return Optional.of(Fault.GAP);
    }
    if (!row.prevHash().equals(last.hash())) {
      return Optional.of(Fault.LINK);
    }
    return row.hash().equals(hash(row)) ? Optional.empty() : Optional.of(Fault.HASH);
  }

  private String hash(ChainLink row) {
    sha256.update(HexFormat.of().parseHex(row.prevHash()));
    byte[] hash = sha256.digest((row.seq() + "|" + row.payload()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package org.penstock.kit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.kit.chain.ChainVerdict.Broken;
import org.penstock.kit.chain.ChainVerdict.Fault;
import org.penstock.kit.chain.ChainVerdict.Intact;

class ChainWalkTest {

  private final List<ChainLink> rows = chain("first", "second", "third", "fourth");

  @Test
  void anUntouchedChainIsIntactUpToItsHead() {
    assertThat(check(head())).isEqualTo(new Intact(4, head()));
  }

  @Test
  void anEmptyChainIsIntact() {
    rows.clear();
    assertThat(check(ChainHead.empty())).isEqualTo(new Intact(0, ChainHead.empty()));
  }

  @Test
  void aChangedPayloadIsFoundAtItsRow() {
    ChainLink second = rows.get(1);
    rows.set(1, new ChainLink(2, "SECOND", second.prevHash(), second.hash()));
    assertThat(check(head())).isEqualTo(new Broken(1, 2, Fault.HASH));
  }

  @Test
  void aRowThatWasRehashedAfterItsChangeBreaksTheLinkOfTheNext() {
    rows.set(1, link(2, "SECOND", rows.get(0).hash()));
    assertThat(check(head())).isEqualTo(new Broken(2, 3, Fault.LINK));
  }

  @Test
  void aRemovedRowLeavesAGap() {
    ChainHead head = head();
    rows.remove(1);
    assertThat(check(head)).isEqualTo(new Broken(1, 3, Fault.GAP));
  }

  @Test
  void aRemovedFirstRowLeavesAGap() {
    ChainHead head = head();
    rows.removeFirst();
    assertThat(check(head)).isEqualTo(new Broken(0, 2, Fault.GAP));
  }

  @Test
  void aRemovedTailIsFoundByTheWitness() {
    ChainHead head = head();
    rows.removeLast();
    assertThat(check(head)).isEqualTo(new Broken(3, 4, Fault.TRUNCATED));
  }

  @Test
  void aChainRewrittenAsAWholeContradictsAnOlderAnchor() {
    ChainHead anchor = new ChainHead(2, rows.get(1).hash());
    List<ChainLink> rewritten = chain("first", "SECOND", "third", "fourth");
    assertThat(new ChainWalk().check(rewritten.iterator(), anchor))
        .isEqualTo(new Broken(1, 2, Fault.HASH));
  }

  @Test
  void rowsThatWereAppendedAfterTheHeadWasReadAreNoFault() {
    ChainHead earlier = new ChainHead(3, rows.get(2).hash());
    assertThat(check(earlier)).isEqualTo(new Intact(4, head()));
  }

  private ChainVerdict check(ChainHead witness) {
    return new ChainWalk().check(rows.iterator(), witness);
  }

  private ChainHead head() {
    return new ChainHead(rows.getLast().seq(), rows.getLast().hash());
  }

  private static List<ChainLink> chain(String... payloads) {
    List<ChainLink> links = new ArrayList<>();
    for (String payload : payloads) {
      links.add(link(links.size() + 1L, payload, links.isEmpty() ? "" : links.getLast().hash()));
    }
    return links;
  }

  private static ChainLink link(long seq, String payload, String prevHash) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(HexFormat.of().parseHex(prevHash));
      byte[] hash = sha256.digest((seq + "|" + payload).getBytes(StandardCharsets.UTF_8));
      return new ChainLink(seq, payload, prevHash, HexFormat.of().formatHex(hash));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

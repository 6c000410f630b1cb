package org.penstock.kit.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;

/** The chains of this service's schema, for reading: only the database itself links rows. */
@ApplicationScoped
public class Chains {

  private static final int FETCH_ROWS = 2_000;

  private final Jdbi jdbi;

  Chains(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The head of one chain; empty when it has no row yet. */
  public Optional<ChainHead> head(String chain) {
    return Optional.ofNullable(heads().get(chain));
  }

  /** The heads of all chains by name. */
  public Map<String, ChainHead> heads() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select chain, seq, encode(hash, 'hex') as hash from chain_head order by chain")
            .map((rows, _) ->
                Map.entry(
                    rows.getString("chain"),
                    new ChainHead(rows.getLong("seq"), rows.getString("hash"))))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * Walks one chain from its first row to the head, and changes nothing.
   *
   * <p>The head is read first: rows that are appended meanwhile are walked too, and are no fault.
   * The transaction lets rows be fetched in parts, so that a long chain does not fill the memory.
   */
  @Transactional
  public ChainVerdict verify(ChainedTable table, String chain) {
    ChainHead head = head(chain).orElse(ChainHead.empty());
    return jdbi.withHandle(handle -> {
      try (ResultIterator<ChainLink> rows = rows(handle, table, chain)) {
        return new ChainWalk().check(rows, head);
      }
    });
  }

  /** A page of rows of a chain, in the order of their number. */
  public List<ChainLink> page(ChainedTable table, String chain, long after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select seq, payload, encode(prev_hash, 'hex') as prev_hash,"
                    + " encode(hash, 'hex') as hash from <table>"
                    + " where chain = :chain and seq > :after order by seq limit :limit")
            .define("table", table.name())
            .bind("chain", chain)
            .bind("after", after)
            .bind("limit", limit)
            .map((row, _) -> link(row))
            .list());
  }

  private static ResultIterator<ChainLink> rows(Handle handle, ChainedTable table, String chain) {
    return handle
        .createQuery(
            "select seq, payload, encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash"
                + " from <table> where chain = :chain order by seq")
        .define("table", table.name())
        .bind("chain", chain)
        .setFetchSize(FETCH_ROWS)
        .map((row, _) -> link(row))
        .iterator();
  }

  private static ChainLink link(ResultSet row) throws SQLException {
    return new ChainLink(
        row.getLong("seq"),
        row.getString("payload"),
        row.getString("prev_hash"),
        row.getString("hash"));
  }
}

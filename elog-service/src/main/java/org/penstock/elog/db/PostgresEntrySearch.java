package org.penstock.elog.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.penstock.elog.domain.ChainedEntry;
import org.penstock.elog.domain.search.EntryFilter;
import org.penstock.elog.domain.search.EntrySearch;
import org.penstock.elog.domain.search.Page;

/** Lists by keyset on the plant's own number, so that a page costs the same however deep it is. */
@ApplicationScoped
class PostgresEntrySearch implements EntrySearch {

  private final Jdbi jdbi;

  PostgresEntrySearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Page list(EntryFilter filter) {
    ListQuery query = ListQuery.of(filter);
    List<ChainedEntry> found =
        jdbi.withHandle(handle ->
            handle
                .createQuery(query.sql())
                .bindMap(query.parameters())
                .map(new ChainedEntryMapper())
                .list());
    boolean hasMore = found.size() > filter.limit();
    return new Page(hasMore ? found.subList(0, filter.limit()) : found, hasMore);
  }
}

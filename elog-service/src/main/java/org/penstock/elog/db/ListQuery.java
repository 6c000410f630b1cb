package org.penstock.elog.db;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.search.EntryFilter;
import org.penstock.elog.domain.search.EntryFilter.Automatic;
import org.penstock.elog.domain.search.EntryFilter.RefFilter;
import org.penstock.elog.domain.search.EntryFilter.Versions;
import org.penstock.elog.domain.search.SearchText;
import org.penstock.elog.domain.search.SearchText.Term;

/** A filter as SQL. What someone typed is only ever a parameter. */
final class ListQuery {

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  private ListQuery() {}

  static ListQuery of(EntryFilter filter) {
    ListQuery query = new ListQuery();
    query.where("e.chain = :plant", "plant", filter.plantId());
    query.whereGiven("e.seq < :before", "before", filter.beforeSeq());
    query.whereGiven("e.operator_id = :operator", "operator", filter.operatorId());
    query.whereGiven("e.occurred_at >= :from", "from", timestamp(filter.from()));
    query.whereGiven("e.occurred_at < :to", "to", timestamp(filter.to()));
    query.whereTypes(filter);
    query.whereAutomatic(filter.automatic());
    query.whereVersions(filter.versions());
    query.whereRef(filter.ref());
    query.whereText(filter.text());
    query.parameters.put("most", filter.limit() + 1);
    return query;
  }

  String sql() {
    return "select "
        + ChainedEntryMapper.COLUMNS
        + " from log_entry e where "
        + String.join(" and ", conditions)
        + " order by e.seq desc limit :most";
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  private void whereGiven(String condition, String name, @Nullable Object value) {
    if (value != null) {
      where(condition, name, value);
    }
  }

  private void whereTypes(EntryFilter filter) {
    if (!filter.types().isEmpty()) {
      String[] symbols =
          filter.types().stream().map(EntryType::symbol).sorted().toArray(String[]::new);
      where("e.entry_type = any (:types)", "types", symbols);
    }
  }

  private void whereAutomatic(Automatic automatic) {
    switch (automatic) {
      case INCLUDE -> {}
      case EXCLUDE -> conditions.add("e.actor_kind = 'HUMAN'");
      case ONLY -> conditions.add("e.actor_kind = 'SYSTEM'");
    }
  }

  private void whereVersions(Versions versions) {
    switch (versions) {
      case ALL -> {}
      case CURRENT ->
          conditions.add(
              "not exists (select 1 from log_entry n"
                  + " where n.root_id = e.root_id and n.version = e.version + 1)");
    }
  }

  private void whereRef(@Nullable RefFilter ref) {
    if (ref != null) {
      where(
          "e.entry_id in (select r.entry_id from entry_ref r"
              + " where r.ref_type = :ref_type and r.ref_id = :ref_id)",
          "ref_type",
          ref.type());
      parameters.put("ref_id", ref.id());
    }
  }

  private void whereText(SearchText text) {
    if (!text.isEmpty()) {
      conditions.add(
          text.alternatives().stream()
              .map(terms -> terms.stream().map(this::term).collect(Collectors.joining(" and ")))
              .collect(Collectors.joining(" or ", "(", ")")));
    }
  }

  private String term(Term term) {
    String name = "term" + parameters.size();
    parameters.put(name, term.words());
    String found =
        "(e.search @@ %s('english', :%s) or e.search_id @@ phraseto_tsquery('simple', pieces(:%s)))"
            .formatted(term.isPhrase() ? "phraseto_tsquery" : "plainto_tsquery", name, name);
    return term.isExcluded() ? "not " + found : found;
  }

  private static @Nullable Object timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}

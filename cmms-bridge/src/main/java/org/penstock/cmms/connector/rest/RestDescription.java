package org.penstock.cmms.connector.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.http.Meaning;
import org.penstock.cmms.domain.follow.ExternalStatus;

/**
 * A maintenance system as a file describes it.
 *
 * @param titleLength the most characters of a title
 * @param lists where the system tells which words it knows, by {@code fields}, {@code priorities},
 *     {@code work_types}, {@code assets}; each may be missing
 */
record RestDescription(
    @JsonProperty(required = true) Auth auth,
    @Nullable Map<String, String> headers,
    @Nullable Integer titleLength,
    @JsonProperty(required = true) Create create,
    @JsonProperty(required = true) Search search,
    @Nullable Status status,
    @Nullable Map<ListOf, CodeList> lists,
    @Nullable List<ErrorRule> errors) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** How we are let in; the secrets come from the settings. */
  enum AuthKind {
    NONE,
    /** User and password. */
    BASIC,
    /** The API key as a bearer token. */
    BEARER,
    /** The API key in a header of its own. */
    HEADER
  }

  /**
   * How we are let in.
   *
   * @param header which header, for {@code HEADER}
   */
  record Auth(@JsonProperty(required = true) AuthKind kind, @Nullable String header) {}

  /**
   * The call that makes a work order.
   *
   * @param method {@code POST} or {@code PUT}
   * @param success the status of an answer with a new work order
   * @param row where in that answer the work order stands
   */
  record Create(
      @Nullable String method,
      @JsonProperty(required = true) String path,
      @Nullable Set<Integer> success,
      @JsonProperty(required = true) JsonNode body,
      @JsonProperty(required = true) At row) {}

  /**
   * The call that looks for our reference, and how a work order is written in its answers.
   *
   * @param items where the list stands
   */
  record Search(
      @JsonProperty(required = true) String path,
      @Nullable Map<String, String> query,
      @JsonProperty(required = true) At items,
      @JsonProperty(required = true) At reference,
      @JsonProperty(required = true) At externalId,
      @Nullable At externalNumber) {}

  /**
   * The call that reads how one work order stands.
   *
   * @param row where it stands in the answer
   * @param value its status, in the system's word
   * @param closedWhen what else tells that it is closed
   * @param map the system's word to ours; the mapping's come first
   */
  record Status(
      @JsonProperty(required = true) String path,
      @Nullable Map<String, String> query,
      @JsonProperty(required = true) At row,
      @JsonProperty(required = true) At value,
      @Nullable ClosedWhen closedWhen,
      @Nullable Map<String, ExternalStatus> map) {}

  /** A value that tells that a work order is closed. */
  record ClosedWhen(
      @JsonProperty(required = true) At at, @JsonProperty(required = true) JsonNode equals) {}

  /** What a list is of. */
  enum ListOf {
    @JsonProperty("fields")
    FIELDS,
    @JsonProperty("priorities")
    PRIORITIES,
    @JsonProperty("work_types")
    WORK_TYPES,
    @JsonProperty("assets")
    ASSETS
  }

  /** Where the system tells which words it knows. */
  record CodeList(
      @JsonProperty(required = true) String path,
      @Nullable Map<String, String> query,
      @JsonProperty(required = true) At items,
      @JsonProperty(required = true) At value) {}

  /**
   * What an answer means where it is not what its status says; the first that fits counts.
   *
   * @param status such as {@code 403} or {@code 5xx}
   * @param contains a text of the body; null for any
   */
  record ErrorRule(
      @JsonProperty(required = true) Set<String> status,
      @Nullable String contains,
      @JsonProperty(required = true) Meaning means) {

    boolean fits(int answered, String body) {
      return status.stream().anyMatch(one -> fits(one, answered))
          && (contains == null || body.contains(contains));
    }

    private static boolean fits(String one, int answered) {
      return one.equals(String.valueOf(answered)) || one.equals(answered / 100 + "xx");
    }
  }

  /** Reads a description; says plainly what is wrong with one that cannot be used. */
  static RestDescription of(String yaml) {
    try {
      RestDescription read = YAML.readValue(yaml, RestDescription.class);
      read.check();
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private void check() {
    if (auth.kind() == AuthKind.HEADER && auth.header() == null) {
      throw new IllegalArgumentException("auth.header is missing");
    }
    Filling.check(create.body(), Word.OF_A_CREATE);
    Filling.check(create.path(), Word.OF_A_CREATE);
    requireReference("create.body", create.body().toString());
    check(search.path(), search.query(), Word.OF_A_SEARCH);
    requireReference("search", search.path() + queryOf(search.query()));
    if (status != null) {
      check(status.path(), status.query(), Word.OF_A_STATUS);
    }
    codeLists().values().forEach(list -> check(list.path(), list.query(), Set.of()));
  }

  private static void check(String path, @Nullable Map<String, String> query, Set<Word> known) {
    Filling.check(path, known);
    queryOf(query).values().forEach(value -> Filling.check(value, known));
  }

  private static void requireReference(String where, String text) {
    if (!text.contains("{{reference}}")) {
      throw new IllegalArgumentException(
          where + " has no {{reference}}: a work order whose answer is lost is found by it");
    }
  }

  String createMethod() {
    return create.method() == null ? "POST" : create.method();
  }

  boolean isCreated(int answered) {
    return (create.success() == null ? Set.of(200, 201) : create.success()).contains(answered);
  }

  Map<String, String> allHeaders() {
    return headers == null ? Map.of() : headers;
  }

  int mostOfTitle() {
    return titleLength == null ? Integer.MAX_VALUE : titleLength;
  }

  List<ErrorRule> errorRules() {
    return errors == null ? List.of() : errors;
  }

  Map<ListOf, CodeList> codeLists() {
    return lists == null ? Map.of() : lists;
  }

  static Map<String, String> queryOf(@Nullable Map<String, String> query) {
    return query == null ? Map.of() : query;
  }
}

package org.penstock.plant.cmms.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.penstock.plant.cmms.filter.Filter;

/** All work orders: in memory for reading, in the journal before anybody is told of a change. */
public final class WorkOrders implements AutoCloseable {
  private static final int FIRST_PK = 1001;

  private final ObjectMapper json = new ObjectMapper();
  private final Journal journal;
  private final InstantSource clock;
  private final Supplier<UUID> uuids;
  private final TreeMap<Integer, WorkOrder> orders = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<Integer, Instant> hiddenUntil = new HashMap<>();
  private final Oracle oracle = new Oracle();

  private WorkOrders(Journal journal, InstantSource clock, Supplier<UUID> uuids) {
    this.journal = journal;
    this.clock = clock;
    this.uuids = uuids;
  }

  /** Opens the journal in a folder and replays it. */
  public static WorkOrders open(Path folder, InstantSource clock, Supplier<UUID> uuids)
      throws IOException {
    Files.createDirectories(folder);
    Journal journal = Journal.open(folder.resolve("journal.jsonl"));
    WorkOrders orders = new WorkOrders(journal, clock, uuids);
    for (String line : journal.lines()) {
      orders.replay(orders.json.readTree(line));
    }
    return orders;
  }

  private void replay(JsonNode entry) {
    String kind = entry.path("entry").asText();
    if ("asked".equals(kind)) {
      oracle.asked(entry.path("reference").asText());
      return;
    }
    for (JsonNode order : entry.path("orders")) {
      keep(new WorkOrder((ObjectNode) order), "created".equals(kind));
    }
  }

  private void keep(WorkOrder order, boolean isNew) {
    orders.put(order.pk(), order);
    ids.add(order.id());
    if (isNew) {
      oracle.created(order.reference());
    }
  }

  /** Notes that a create was asked for, whatever becomes of it. */
  public synchronized void noteAsked(String reference) {
    ObjectNode entry = json.createObjectNode().put("entry", "asked").put("reference", reference);
    write(entry);
    oracle.asked(reference);
  }

  /** Creates all or none, on disk when this returns. */
  public synchronized Verdict create(List<ObjectNode> drafts) {
    Set<String> taken = new HashSet<>();
    for (ObjectNode draft : drafts) {
      Optional<Verdict> refusal = refusal(draft, taken);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    int pk = orders.isEmpty() ? FIRST_PK : orders.lastKey() + 1;
    List<WorkOrder> created = new ArrayList<>();
    for (ObjectNode draft : drafts) {
      created.add(fresh(draft, pk + created.size()));
    }
    commit("created", created);
    return new Verdict.Accepted(created);
  }

  private Optional<Verdict> refusal(ObjectNode draft, Set<String> taken) {
    if (draft.path("Reason").asText("").isBlank()) {
      return WorkOrderForm.invalid("Reason is required");
    }
    String id = draft.path("ID").asText("");
    if (!id.isEmpty() && (ids.contains(id) || !taken.add(id))) {
      return Optional.of(new Verdict.DuplicateId(id));
    }
    return WorkOrderForm.check(draft);
  }

  private WorkOrder fresh(ObjectNode draft, int pk) {
    Instant now = clock.instant();
    ObjectNode view = json.createObjectNode();
    view.put("PK", pk);
    view.put("ID", "WO-" + pk);
    view.put("WorkOrderUUID", uuids.get().toString());
    view.put("ResourceUri", "/v8/workorders/" + pk);
    view.put("RequestedDate", now.toString());
    WorkOrderForm.setStatus(view, "REQUESTED", now);
    WorkOrderForm.fill(view, draft, now);
    return new WorkOrder(view);
  }

  /** Changes the fields that are given. */
  public synchronized Verdict change(int pk, ObjectNode given) {
    WorkOrder order = orders.get(pk);
    if (order == null) {
      return new Verdict.NotFound("Work order " + pk);
    }
    Optional<Verdict> refusal = WorkOrderForm.check(given);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ObjectNode view = order.json().deepCopy();
    WorkOrderForm.fill(view, given, clock.instant());
    List<WorkOrder> changed = List.of(new WorkOrder(view));
    commit("changed", changed);
    return new Verdict.Accepted(changed);
  }

  private void commit(String kind, List<WorkOrder> changed) {
    ObjectNode entry = json.createObjectNode().put("entry", kind);
    ArrayNode list = entry.putArray("orders");
    changed.forEach(order -> list.add(order.json()));
    write(entry);
    try {
      journal.force();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be forced to disk", e);
    }
    changed.forEach(order -> keep(order, "created".equals(kind)));
  }

  private void write(ObjectNode entry) {
    try {
      journal.append(json.writeValueAsString(entry));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /** Keeps work orders out of searches until a time, as a lagging index does. */
  public synchronized void hide(List<WorkOrder> created, Instant until) {
    created.forEach(order -> hiddenUntil.put(order.pk(), until));
  }

  /** What a search finds, oldest first. */
  public synchronized List<WorkOrder> search(Filter filter) {
    Instant now = clock.instant();
    hiddenUntil.values().removeIf(until -> !until.isAfter(now));
    return orders.values().stream()
        .filter(order -> !hiddenUntil.containsKey(order.pk()))
        .filter(order -> filter.matches(order::value))
        .toList();
  }

  /** One work order; found at once, also while searches do not see it yet. */
  public synchronized Optional<WorkOrder> find(int pk) {
    return Optional.ofNullable(orders.get(pk));
  }

  /** Everything, hidden or not. */
  public synchronized List<WorkOrder> all() {
    return List.copyOf(orders.values());
  }

  /** What was asked for and what was created. */
  public synchronized Oracle.Counts counts() {
    return oracle.counts(orders.size());
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }
}

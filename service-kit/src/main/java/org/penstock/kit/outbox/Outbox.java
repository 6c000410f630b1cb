package org.penstock.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.penstock.event.PlantJson;

/**
 * Where a change leaves the event that tells of it, in its own transaction: both are there or
 * neither.
 *
 * <p>Order within a key holds because whoever changes the thing behind the key holds its row lock
 * until the commit; add the message after taking that lock.
 */
@ApplicationScoped
public class Outbox {

  private final Jdbi jdbi;
  private final TransactionSynchronizationRegistry transaction;
  private final RelayBell bell;
  private final ObjectMapper mapper = PlantJson.newMapper();

  Outbox(Jdbi jdbi, TransactionSynchronizationRegistry transaction, RelayBell bell) {
    this.jdbi = jdbi;
    this.transaction = transaction;
    this.bell = bell;
  }

  /** Adds one message to the current transaction. */
  public void add(OutboxMessage message) {
    addAll(List.of(message));
  }

  /**
   * Adds messages to the current transaction, in this order.
   *
   * @throws IllegalStateException outside a transaction, where a message could outlive its change
   */
  public void addAll(List<OutboxMessage> messages) {
    if (messages.isEmpty()) {
      return;
    }
    if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("an outbox message needs the transaction of its change");
    }
    jdbi.useHandle(handle -> insert(handle, messages));
    transaction.registerInterposedSynchronization(new RingAfterCommit());
  }

  private void insert(Handle handle, List<OutboxMessage> messages) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into outbox (topic, key, partition, headers, payload)"
                + " values (:topic, :key, :partition, cast(:headers as jsonb), :payload)");
    for (OutboxMessage message : messages) {
      batch
          .bind("topic", message.topic())
          .bind("key", storable(message.key()))
          .bind("partition", message.partition())
          .bind("headers", json(message))
          .bind("payload", message.payload())
          .add();
    }
    batch.execute();
  }

  private String json(OutboxMessage message) {
    try {
      Map<String, String> headers = new TreeMap<>();
      message.headers().forEach((name, text) -> headers.put(clean(name), clean(text)));
      return mapper.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("headers of a message to " + message.topic(), e);
    }
  }

  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : clean(text);
  }

  /** PostgreSQL's texts cannot hold U+0000, which a foreign record's key or header may. */
  private static String clean(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private final class RingAfterCommit implements Synchronization {

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      bell.ring();
    }
  }
}

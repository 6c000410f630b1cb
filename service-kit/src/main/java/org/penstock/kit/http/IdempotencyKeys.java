package org.penstock.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Answers a creating request that is sent again as it was answered the first time.
 *
 * <p>Call inside the transaction of the effect: the key and the effect are both stored or neither.
 */
@ApplicationScoped
public class IdempotencyKeys {

  private static final int LONGEST_KEY = 200;

  private final Jdbi jdbi;
  private final ObjectMapper mapper;

  IdempotencyKeys(Jdbi jdbi, ObjectMapper mapper) {
    this.jdbi = jdbi;
    this.mapper = mapper;
  }

  /**
   * Runs {@code effect} unless this caller has sent this key before.
   *
   * @param key the header {@code Idempotency-Key}, or null when there was none
   * @param request the request's body, to tell another request with the same key
   * @return the effect's answer, or the stored one; refuses with 422 {@code idempotency-mismatch}
   */
  // Whether a refusal rolls back is for the caller to say.
  @Transactional(value = TxType.MANDATORY, dontRollbackOn = HttpProblem.class)
  public Response once(
      @Nullable String key, String caller, Object request, Supplier<Response> effect) {
    if (key == null) {
      return effect.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusals.of(
          400,
          "invalid-idempotency-key",
          "Idempotency-Key has 1 to " + LONGEST_KEY + " characters");
    }
    jdbi.useHandle(handle ->
        handle.execute(
            "select pg_advisory_xact_lock(hashtextextended(?, 0))", caller + '\n' + key));
    String hash = sha256(json(request));
    return stored(caller, key)
        .map(answer -> answer.replay(hash))
        .orElseGet(() -> store(caller, key, hash, effect.get()));
  }

  private Response store(String caller, String key, String hash, Response response) {
    if (response.getStatus() < 300) {
      String body = response.hasEntity() ? json(response.getEntity()) : "";
      jdbi.useHandle(handle ->
          handle.execute(
              "insert into idempotency_key (caller, key, request_hash, status, location, body)"
                  + " values (?, ?, ?, ?, ?, ?)",
              caller,
              key,
              hash,
              response.getStatus(),
              response.getHeaderString(HttpHeaders.LOCATION),
              body));
    }
    return response;
  }

  private Optional<Answer> stored(String caller, String key) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select request_hash, status, location, body from idempotency_key"
                    + " where caller = :caller and key = :key")
            .bind("caller", caller)
            .bind("key", key)
            .map((rows, _) ->
                new Answer(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4)))
            .findOne());
  }

  private String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value.getClass().getName(), e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private record Answer(String requestHash, int status, @Nullable String location, String body) {

    Response replay(String hash) {
      if (!requestHash.equals(hash)) {
        throw Refusals.of(
            422,
            "idempotency-mismatch",
            "This Idempotency-Key was used for another request: use a new key");
      }
      return Response.status(status)
          .header(HttpHeaders.LOCATION, location)
          .type(MediaType.APPLICATION_JSON)
          .entity(body)
          .build();
    }
  }
}

package org.penstock.cmms.connector.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.penstock.cmms.connector.contract.ScriptedSystem.Asked;
import org.penstock.cmms.connector.contract.ScriptedSystem.Reaction;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.CmmsConnector;
import org.penstock.cmms.domain.Requests;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.connector.ConnectionReport;
import org.penstock.connector.PushResult;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkType;
import org.penstock.plant.LoopbackPorts;

/** A connector and a system that answers it as a test tells it to; no secret is told, ever. */
abstract class ContractBed {

  /** The present, for what a rate limit says. */
  protected static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");

  /** A breakthrough of filter 2. */
  protected static final WorkOrder ORDER =
      WorkOrder.requested(
          UUID.fromString("01930000-0000-7000-8000-000000000001"),
          Requests.of("r-1", "alarm-7f3c", WorkOrderPriority.HIGH, WorkType.CORRECTIVE),
          Progress.fresh(),
          NOW);

  protected static final String REFERENCE = ORDER.reference().value();

  protected static final String OTHERS_REFERENCE = "WT000000000000000000";

  protected final ScriptedSystem system = newSystem();
  private final Vendor vendor;
  private final List<String> logged = new ArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          synchronized (logged) {
            logged.add(
                line.getMessage()
                    + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Logger root = Logger.getLogger("");
  private final @Nullable Level levelBefore = root.getLevel();

  protected ContractBed(Vendor vendor) {
    this.vendor = vendor;
  }

  private static ScriptedSystem newSystem() {
    try {
      return new ScriptedSystem();
    } catch (IOException e) {
      return fail(e);
    }
  }

  @BeforeEach
  void listen() {
    root.setLevel(Level.ALL);
    root.addHandler(log);
  }

  @AfterEach
  void noSecretIsToldAtAnyLevel() {
    root.removeHandler(log);
    root.setLevel(levelBefore);
    system.close();
    synchronized (logged) {
      vendor.secrets().forEach(secret -> assertThat(logged).noneMatch(l -> l.contains(secret)));
    }
  }

  /** The system that it is held against. */
  protected final Vendor ours() {
    return vendor;
  }

  /** How the plant's words are called there, as the golden files have it. */
  protected static PlantMapping mapping() {
    return mapping(null, Map.of("FILTER-2", "F-0002"));
  }

  protected static PlantMapping mapping(@Nullable String fallback, Map<String, String> assets) {
    return new PlantMapping(
        "WTP1",
        null,
        fallback,
        false,
        assets,
        Map.of("HIGH", "1"),
        Map.of("CORRECTIVE", "CM"),
        Map.of("filter crew", "FILTERS"),
        Map.of());
  }

  /** From now on a create is answered so; what must precede it goes well. */
  protected final void createIsAnswered(Answer answer) {
    createMeets(new Reaction.Answers(answer));
  }

  protected final void createMeets(Reaction reaction) {
    system.does(request -> {
      Answer prelude = vendor.prelude(request);
      return prelude == null ? reaction : new Reaction.Answers(prelude);
    });
  }

  protected final List<Asked> creates() {
    return system.asked().stream().filter(vendor::isCreate).toList();
  }

  protected final CmmsConnector connector() {
    return vendor.connector(system.uri(""), mapping());
  }

  protected final PushResult push() {
    return connector().push(ORDER);
  }

  protected final ConnectionReport test() {
    return connector().testConnection();
  }

  protected static URI nobody() {
    return URI.create("http://" + LoopbackPorts.HOST + ":" + LoopbackPorts.free(1).getFirst());
  }

  /** A push in two words: what became of it and why. */
  protected static String meaning(PushResult result) {
    return switch (result) {
      case PushResult.Delivered _ -> "Delivered";
      case PushResult.Duplicate _ -> "Duplicate";
      case PushResult.Refused _ -> "Refused";
      case PushResult.NotSent notSent -> "NotSent " + notSent.failure().getClass().getSimpleName();
      case PushResult.Unknown unknown -> "Unknown " + unknown.failure().getClass().getSimpleName();
    };
  }
}

package org.penstock.compliance.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penstock.compliance.app.CloseSlots;
import org.penstock.compliance.app.TakeSamples;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.slot.Intake;
import org.penstock.compliance.domain.slot.Provenance;
import org.penstock.compliance.domain.slot.Sample;
import org.penstock.compliance.domain.slot.SampleReader;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.event.Reading;
import org.penstock.kit.inbox.BatchHandler;
import org.penstock.kit.inbox.ConsumedRecord;
import org.penstock.kit.inbox.DeadLetters;
import org.penstock.kit.inbox.EventReader;
import org.penstock.kit.inbox.ReadState;
import org.penstock.topic.Topic;
import org.penstock.topic.Topics;

/** Takes the readings of compliance tags, and closes their slots when they are due. */
@ApplicationScoped
class ReadingsConsumer implements BatchHandler {

  private final EventReader reader;
  private final SampleReader samples;
  private final TakeSamples takeSamples;
  private final CloseSlots closeSlots;
  private final InstantSource clock;
  private final Duration closeInterval;

  /** Only the consumer's own thread touches it. */
  private Instant closeNext = Instant.EPOCH;

  ReadingsConsumer(
      EventReader reader,
      TagCatalogue tags,
      TakeSamples takeSamples,
      CloseSlots closeSlots,
      InstantSource clock,
      ComplianceConfig config) {
    this.reader = reader;
    this.samples = new SampleReader(tags);
    this.takeSamples = takeSamples;
    this.closeSlots = closeSlots;
    this.clock = clock;
    this.closeInterval = config.slots().closeInterval();
  }

  @Override
  public String group() {
    return "compliance-service";
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topics.READINGS);
  }

  @Override
  public void handle(List<ConsumedRecord> batch, DeadLetters unreadable) {
    List<Sample> taken = new ArrayList<>();
    for (ConsumedRecord record : batch) {
      reader
          .read(record, Reading.class, unreadable)
          .flatMap(reading -> sample(reading, record, unreadable))
          .ifPresent(taken::add);
    }
    takeSamples.take(taken);
  }

  private Optional<Sample> sample(Reading reading, ConsumedRecord record, DeadLetters unreadable) {
    Provenance provenance =
        new Provenance(record.topic(), record.partition(), record.offset(), record.offset());
    return switch (samples.read(reading, provenance, clock.instant())) {
      case Intake.NotOurs() -> Optional.empty();
      case Intake.Unusable(String reason) -> setAside(record, reason, unreadable);
      case Intake.Taken(Sample sample) when takeSamples.isTooLate(sample) ->
          setAside(record, "too late: the samples of its slot are gone", unreadable);
      case Intake.Taken(Sample sample) -> Optional.of(sample);
    };
  }

  private static Optional<Sample> setAside(
      ConsumedRecord record, String reason, DeadLetters unreadable) {
    unreadable.add(record, reason);
    return Optional.empty();
  }

  @Override
  public void onIdle(ReadState state) {
    if (state.caughtUp().isEmpty() || state.asOf().isBefore(closeNext)) {
      return;
    }
    boolean more = closeSlots.closeDue(state.caughtUpNumbers(), state.asOf());
    if (!more) {
      closeSlots.forgetOldSamples();
      closeNext = state.asOf().plus(closeInterval);
    }
  }
}

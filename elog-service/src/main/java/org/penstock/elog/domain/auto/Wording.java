package org.penstock.elog.domain.auto;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.PlainText;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.Actor;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;

/** Pieces of sentences that an operator reads. */
final class Wording {

  private static final int LONGEST_PIECE = 1_000;
  private static final int LONGEST_ID = 200;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Wording() {}

  /** The person who acted, if the event names one, else the service that tells of it. */
  static Operator operator(@Nullable Actor actor, SourceEvent source) {
    if (actor == null) {
      return new Operator(source.service(), source.service());
    }
    String best = actor.name() != null ? actor.name() : actor.username();
    return new Operator(piece(actor.sub()), piece(Objects.requireNonNullElse(best, actor.sub())));
  }

  /** Text of an event as a part of ours. */
  static String piece(String text) {
    return PlainText.clean(text, LONGEST_PIECE);
  }

  static EntryReference ref(ReferenceType type, String id, @Nullable String label) {
    return new EntryReference(
        type,
        PlainText.clean(id, LONGEST_ID),
        label == null ? null : PlainText.clean(label, LONGEST_ID));
  }

  /** {@code 1 reading}, {@code 12 readings}. */
  static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The operating day, or the period where the event has no day, with a blank before it. */
  static String period(@Nullable LocalDate day, @Nullable Instant from, @Nullable Instant to) {
    if (day != null) {
      return " for " + DAY.format(day);
    }
    return from == null || to == null
        ? ""
        : " from %s to %s UTC".formatted(MINUTE.format(from), MINUTE.format(to));
  }

  /** {@code 1 min 12 s}: the two largest units. */
  static String duration(Duration duration) {
    if (duration.toDays() > 0) {
      return "%d d %d h".formatted(duration.toDays(), duration.toHoursPart());
    }
    if (duration.toHours() > 0) {
      return "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart());
    }
    return duration.toMinutes() > 0
        ? "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d s".formatted(duration.toSeconds());
  }
}

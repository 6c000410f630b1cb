package org.penstock.compliance.domain.export.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.slot.ComplianceTag;

/** Begins a new file where the profile wants one, with its preamble and its header. */
final class Parts {

  private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter US_DAY =
      DateTimeFormatter.ofPattern("MMdduuuu", Locale.ROOT);

  private final ExportProfile profile;
  private final FileClock clock;
  private final Period period;
  private final List<String> header;
  private final PartSink sink;
  private final Texts texts;

  private int number;
  private int lines;
  private @Nullable Object key;

  /** The period of an export. */
  record Period(Instant from, Instant to) {}

  Parts(
      ExportProfile profile,
      FileClock clock,
      Period period,
      List<String> header,
      PartSink sink,
      Texts texts) {
    this.profile = profile;
    this.clock = clock;
    this.period = period;
    this.header = header;
    this.sink = sink;
    this.texts = texts;
  }

  /** Writes a line into the file that it belongs to. */
  void line(List<String> cells, Instant at, ComplianceTag tag) {
    Object wanted =
        switch (profile.file().split()) {
          case NONE -> "";
          case DAY -> clock.dayOf(at);
          case TAG -> tag.name();
        };
    if (number == 0 || lines == profile.file().mostLines() || !Objects.equals(wanted, key)) {
      key = wanted;
      begin(at, tag);
    }
    sink.line(cells);
    lines++;
  }

  private void begin(Instant at, ComplianceTag tag) {
    number++;
    lines = 0;
    sink.begin(name(at, tag));
    for (String line : profile.csv().preamble()) {
      sink.preamble(texts.fit(filled(line, tag)).text());
    }
    if (profile.csv().header()) {
      sink.line(header);
    }
  }

  private static String filled(String line, ComplianceTag tag) {
    String filled =
        line.replace("{tag}", tag.name())
            .replace("{unit}", tag.unit())
            .replace("{description}", orNothing(tag.description()))
            .replace("{location}", orNothing(tag.location()));
    // What follows a line end would not be a comment any more.
    return filled.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Days of the period; the last one is the day of the last instant in it. */
  private String name(Instant at, ComplianceTag tag) {
    LocalDate day = clock.dayOf(at);
    return profile
        .file()
        .name()
        .replace("{from}", BASIC.format(clock.dayOf(period.from())))
        .replace("{to}", BASIC.format(clock.dayOf(period.to().minusNanos(1))))
        .replace("{day}", US_DAY.format(day))
        .replace("{tag}", tag.name().replaceAll("[^A-Za-z0-9._-]", "_"))
        .replace("{part}", "%02d".formatted(number));
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}

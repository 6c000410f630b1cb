package org.penstock.compliance.domain.export.render;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.profile.Column.Source;
import org.penstock.compliance.domain.export.profile.ReadingFact;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.event.ResultQualifier;

/** Makes the cells of a profile's columns; what many rows share is made once. */
final class Cells {

  private final FileClock clock;
  private final Texts texts;
  private final Findings findings;
  private final RowFacts facts;

  Cells(String plantId, FileClock clock, Texts texts, Findings findings) {
    this.clock = clock;
    this.texts = texts;
    this.findings = findings;
    this.facts = new RowFacts(plantId, clock);
  }

  /** The cells of one column. */
  interface Cell {

    String of(ExportRow row, ComplianceTag tag);
  }

  Cell of(Source source) {
    return switch (source) {
      case Source.Time(String pattern) -> new TimeCell(pattern);
      case Source.Mapped mapped -> new MappedCell(mapped);
      case Source.Result result -> (row, tag) -> result(row, tag, result);
      case Source.Constant(String text) -> {
        Texts.Fitted fitted = texts.fit(text);
        yield (_, _) -> texts.use(fitted);
      }
      case Source.Fact(var fact) when fact == ReadingFact.OFFSET ->
          (row, tag) -> facts.of(fact, row, tag);
      case Source.Fact(var fact) -> (row, tag) -> texts.of(facts.of(fact, row, tag));
    };
  }

  private String result(ExportRow row, ComplianceTag tag, Source.Result result) {
    Map<ResultQualifier, String> symbols = result.symbols();
    ResultQualifier qualifier = row.qualifier();
    if (qualifier != null && result.onlyNumbers() && isLimit(qualifier)) {
      return "";
    }
    String number = number(row.value(), tag, qualifier);
    if (qualifier == null || symbols.isEmpty()) {
      return number;
    }
    String symbol = symbols.get(qualifier);
    if (symbol == null) {
      findings.add(Findings.SYMBOL_NOT_ALLOWED, "%s of %s".formatted(qualifier, tag.name()));
      return number;
    }
    return qualifier == ResultQualifier.NOT_DETECTED ? symbol : symbol + number;
  }

  /** A limit has the digits that the laboratory gave it: rounding it would tell another one. */
  private static String number(
      @Nullable BigDecimal value, ComplianceTag tag, @Nullable ResultQualifier qualifier) {
    if (value == null) {
      return "";
    }
    return qualifier != null && isLimit(qualifier) ? value.toPlainString() : tag.digits().of(value);
  }

  private static boolean isLimit(ResultQualifier qualifier) {
    return switch (qualifier) {
      case LESS_THAN, GREATER_THAN, NOT_DETECTED -> true;
      case ESTIMATED, UNKNOWN -> false;
    };
  }

  /** Rows of one time come together. */
  private final class TimeCell implements Cell {

    private final DateTimeFormatter pattern;
    private Instant last = Instant.MIN;
    private String text = "";

    TimeCell(String pattern) {
      this.pattern = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    @Override
    public String of(ExportRow row, ComplianceTag tag) {
      if (!row.slotStart().equals(last)) {
        last = row.slotStart();
        text = pattern.format(clock.at(last));
      }
      return text;
    }
  }

  private final class MappedCell implements Cell {

    private final Source.Mapped mapped;
    private final Map<String, Texts.Fitted> byTag = new HashMap<>();

    MappedCell(Source.Mapped mapped) {
      this.mapped = mapped;
    }

    @Override
    public String of(ExportRow row, ComplianceTag tag) {
      Texts.@Nullable Fitted known = byTag.get(tag.name());
      if (known == null) {
        known = texts.fit(tag.called(mapped.key()).orElse(""));
        byTag.put(tag.name(), known);
        if (mapped.isNeeded() && tag.called(mapped.key()).isEmpty()) {
          findings.add(Findings.UNMAPPED_TAG, tag.name());
        }
      }
      return texts.use(known);
    }
  }
}

package org.penstock.compliance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.compliance.domain.export.CheckFailure;
import org.penstock.compliance.domain.export.Column;
import org.penstock.compliance.domain.export.ExportProfile;
import org.penstock.compliance.domain.export.ExportProfile.CsvShape;
import org.penstock.compliance.domain.export.ExportProfile.Missing;
import org.penstock.compliance.domain.export.ExportRow;
import org.penstock.compliance.domain.export.Renderer;
import org.penstock.compliance.domain.export.Rendering;
import org.penstock.compliance.domain.export.TextEncoding;
import org.penstock.compliance.domain.reading.Fingerprint;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;
import org.penstock.compliance.domain.slot.Tags;
import org.penstock.compliance.yaml.BuiltInProfiles;

/** The bytes of the built-in profile, over everything that has broken a CSV somewhere. */
class GoldenFileTest {

  private static final Instant SPRING = Instant.parse("2026-03-08T07:45:00Z");
  private static final Instant AUTUMN = Instant.parse("2026-11-01T06:15:00Z");
  private static final ExportProfile NARROW = BuiltInProfiles.find("wims-scada-narrow");

  @Test
  void theNarrowWimsFileIsAsItWas() {
    TagCatalogue tags =
        Tags.catalogue(
            Tags.named("t.comma", "Tank 1, north"),
            Tags.named("t.formula", "=cmd|' /C calc'!A0"),
            Tags.named("t.micro", "Cond µS/cm at 25 °C"),
            Tags.named("t.newline", "two\nlines"),
            Tags.named("t.plain", "CFE"),
            Tags.named("t.quote", "3\" line"));
    List<ExportRow> rows =
        List.of(
            row("t.comma", SPRING, "0.125"),
            row("t.formula", SPRING, "-1.5"),
            row("t.micro", SPRING, "1E+3"),
            row("t.newline", SPRING, "0.00001"),
            row("t.plain", SPRING, null),
            row("t.quote", SPRING, "-0.005"),
            // clocks change that night: standard time goes on, no quarter of an hour comes twice
            row("t.plain", AUTUMN, "2"),
            row("t.plain", AUTUMN.plusSeconds(900), "2.345"),
            row("t.plain", AUTUMN.plusSeconds(3_600), "99.995"));

    Rendering.Lines lines = lines(NARROW, tags, rows);
    byte[] bytes = new ProfileCsv().write(NARROW, lines.lines());

    assertThat(new String(bytes, StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            Date,Time,Tag,Value\r
            03/08/2026,01:45,"Tank 1, north",0.13\r
            03/08/2026,01:45,=cmd|' /C calc'!A0,-1.50\r
            03/08/2026,01:45,Cond uS/cm at 25 degC,1000.00\r
            03/08/2026,01:45,"two
            lines",0.00\r
            03/08/2026,01:45,"3"" line",-0.01\r
            11/01/2026,00:15,CFE,2.00\r
            11/01/2026,00:30,CFE,2.35\r
            11/01/2026,01:15,CFE,100.00\r
            """);
    assertThat(Fingerprint.sha256(bytes))
        .isEqualTo("119ce8a9c8d6c37400e79befd0b4f7835c9842c1c191b7474610cfc1340eacd4");
    assertThat(lines.rows()).isEqualTo(8);
    assertThat(lines.skipped()).isEqualTo(1);
    assertThat(lines.formulaLike()).isEqualTo(1);
  }

  @Test
  void whatTheCharsetCannotSayIsRefusedWithTheText() {
    TagCatalogue tags = Tags.catalogue(Tags.named("t", "Фильтр"));

    assertThat(failures(NARROW, tags, List.of(row("t", SPRING, "1"))))
        .containsExactly(new CheckFailure("character-not-in-charset", 1, List.of("Фильтр")));
  }

  @Test
  void twoValuesThatWimsWouldTakeForOneSlotAreRefused() {
    TagCatalogue tags = Tags.catalogue(Tags.named("t", "CFE"));
    List<ExportRow> rows = List.of(row("t", SPRING, "1"), row("t", SPRING.plusSeconds(10), "2"));

    assertThat(failures(NARROW, tags, rows))
        .containsExactly(new CheckFailure("duplicate-slot", 1, List.of("03/08/2026 01:45 CFE")));
  }

  @Test
  void tagsThatWimsDoesNotKnowAreRefused() {
    TagCatalogue tags = Tags.catalogue(Tags.RAW_TEMPERATURE);
    List<ExportRow> rows =
        List.of(row("gone.tag", SPRING, "1"), row(Tags.RAW_TEMPERATURE.name(), SPRING, "1"));

    assertThat(failures(NARROW, tags, rows))
        .containsExactly(
            new CheckFailure("unmapped-tag", 2, List.of("gone.tag", "intake.raw.temperature")));
  }

  @Test
  void aFailureNamesAtMostTwentySamples() {
    ComplianceTag[] none = {};
    List<ExportRow> rows =
        IntStream.range(0, 30).mapToObj(i -> row("gone." + i, SPRING, "1")).toList();

    CheckFailure failure = failures(NARROW, Tags.catalogue(none), rows).getFirst();

    assertThat(failure.count()).isEqualTo(30);
    assertThat(failure.samples()).hasSize(20);
  }

  @Test
  void aProfileMayKeepLinesWithoutAValueAndHaveConstantsAndNoHeader() {
    ExportProfile profile =
        new ExportProfile(
            "other",
            1,
            "00",
            List.of(
                new Column("Site", new Column.Source.Constant("+49")),
                new Column("Value", new Column.Source.Result())),
            Missing.EMPTY,
            new CsvShape(';', "\n", false),
            new TextEncoding(StandardCharsets.UTF_8, Map.of()),
            "X",
            10);
    TagCatalogue tags = Tags.catalogue(Tags.named("t", "CFE"));

    Rendering.Lines lines = lines(profile, tags, List.of(row("t", SPRING, null)));

    assertThat(new ProfileCsv().write(profile, lines.lines()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("+49;\n");
    assertThat(lines.formulaLike()).isZero();
  }

  private static Rendering.Lines lines(
      ExportProfile profile, TagCatalogue tags, List<ExportRow> rows) {
    Rendering rendering = new Renderer(profile, tags).render(rows);
    assertThat(rendering).isInstanceOf(Rendering.Lines.class);
    return (Rendering.Lines) rendering;
  }

  private static List<CheckFailure> failures(
      ExportProfile profile, TagCatalogue tags, List<ExportRow> rows) {
    return assertThat(new Renderer(profile, tags).render(rows))
        .asInstanceOf(type(Rendering.Refused.class))
        .actual()
        .failures();
  }

  private static ExportRow row(String tag, Instant start, @Nullable String value) {
    return new ExportRow(tag, start, value == null ? null : new BigDecimal(value));
  }
}

package org.penstock.alert.http.rules;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.propose.FindRules;
import org.penstock.alert.app.propose.FindRules.Export;
import org.penstock.alert.app.propose.JudgeRows;
import org.penstock.alert.app.propose.JudgedRow;
import org.penstock.alert.app.propose.ProposeRules;
import org.penstock.alert.app.propose.ProposeRules.Asked;
import org.penstock.alert.domain.book.SheetRow;
import org.penstock.alert.domain.draft.RuleDraft;
import org.penstock.alert.domain.port.rules.RuleSheets;
import org.penstock.alert.domain.port.rules.RuleSheets.Format;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** The rules as sheets that engineers edit: out, checked, and in as proposals. */
@Path("/api/alerts/rules")
class SheetsResource {

  private static final String CSV = "text/csv";
  private static final String YAML = "application/yaml";
  private static final int LONGEST_REASON = 2000;

  private final RuleSheets sheets;
  private final JudgeRows judgeRows;
  private final ProposeRules proposeRules;
  private final FindRules findRules;
  private final ProposeOnce proposeOnce;
  private final Caller caller;

  SheetsResource(
      RuleSheets sheets,
      JudgeRows judgeRows,
      ProposeRules proposeRules,
      FindRules findRules,
      ProposeOnce proposeOnce,
      Caller caller) {
    this.sheets = sheets;
    this.judgeRows = judgeRows;
    this.proposeRules = proposeRules;
    this.findRules = findRules;
    this.proposeOnce = proposeOnce;
    this.caller = caller;
  }

  /** One rule to be checked. */
  public record ValidateBody(@NotNull RuleDraft rule, @Nullable String plantId) {}

  /** What becomes of a sheet. */
  public record SheetView(boolean sound, boolean dryRun, List<RowView> rows) {}

  /** A request to import, for its Idempotency-Key. */
  public record Import(Format format, String text, String reason) {}

  @POST
  @Path("/validate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public SheetView validate(@NotNull @Valid ValidateBody body) {
    return judged(List.of(SheetRow.alone(body.plantId(), body.rule())));
  }

  @POST
  @Path("/validate")
  @Consumes({YAML, "text/yaml", "application/x-yaml"})
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public SheetView validateYaml(String text) {
    return judged(rows(Format.YAML, text));
  }

  @POST
  @Path("/validate")
  @Consumes(CSV)
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public SheetView validateCsv(String text) {
    return judged(rows(Format.CSV, text));
  }

  @POST
  @Path("/import")
  @Consumes({YAML, "text/yaml", "application/x-yaml"})
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response importYaml(
      @RestQuery("dry_run") @DefaultValue("false") boolean isDryRun,
      @RestQuery @Nullable String reason,
      @RestHeader("Idempotency-Key") @Nullable String key,
      String text) {
    return take(Format.YAML, text, isDryRun, reason, key);
  }

  @POST
  @Path("/import")
  @Consumes(CSV)
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  public Response importCsv(
      @RestQuery("dry_run") @DefaultValue("false") boolean isDryRun,
      @RestQuery @Nullable String reason,
      @RestHeader("Idempotency-Key") @Nullable String key,
      String text) {
    return take(Format.CSV, text, isDryRun, reason, key);
  }

  @GET
  @Path("/export.yaml")
  @Produces(YAML)
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Response exportYaml(@RestQuery("plant_id") @Nullable String plantId) {
    return file("alarm-rules.yaml", findRules.export(Format.YAML, Optional.ofNullable(plantId)));
  }

  @GET
  @Path("/export.csv")
  @Produces("text/csv; charset=UTF-8")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Response exportCsv(@RestQuery("plant_id") @Nullable String plantId) {
    return file("alarm-rules.csv", findRules.export(Format.CSV, Optional.ofNullable(plantId)));
  }

  private Response take(
      Format format,
      @Nullable String text,
      boolean isDryRun,
      @Nullable String reason,
      @Nullable String key) {
    List<SheetRow> rows = rows(format, text);
    if (isDryRun) {
      return Response.ok(view(judgeRows.judge(rows), true)).build();
    }
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusals.of(
          422, "reason-needed", "Say why, in the parameter reason of 1 to 2000 characters");
    }
    Asked asked = new Asked(caller.actor(), reason);
    return proposeOnce.propose(
        key,
        asked.by(),
        new Import(format, Objects.requireNonNullElse(text, ""), reason),
        () -> proposed(rows, asked));
  }

  private Response proposed(List<SheetRow> rows, Asked asked) {
    List<JudgedRow> judged = proposeRules.proposeAll(rows, asked);
    if (!RowView.areSound(judged)) {
      throw Refusals.builder(422, "faulty-rows", "Nothing is proposed: some rows are faulty")
          .with(
              "rows",
              judged.stream()
                  .filter(row -> row.effect() == JudgedRow.Effect.FAULTY)
                  .map(RowView::of)
                  .toList())
          .build();
    }
    return Response.ok(view(judged, false)).build();
  }

  private SheetView judged(List<SheetRow> rows) {
    return view(judgeRows.judge(rows), true);
  }

  private static SheetView view(List<JudgedRow> rows, boolean isDryRun) {
    return new SheetView(RowView.areSound(rows), isDryRun, rows.stream().map(RowView::of).toList());
  }

  private List<SheetRow> rows(Format format, @Nullable String text) {
    return switch (sheets.read(format, Objects.requireNonNullElse(text, ""))) {
      case RuleSheets.Content.Rows(List<SheetRow> rows) -> rows;
      case RuleSheets.Content.Unreadable(String reason) ->
          throw Refusals.of(422, "unreadable-sheet", reason);
    };
  }

  private static Response file(String name, Export export) {
    return switch (export) {
      case Export.Text(String text) ->
          Response.ok(text)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
              .build();
      case Export.WhichPlant(Set<String> plants) ->
          throw Refusals.builder(
                  409, "plant-needed", "There are rules of several plants: give plant_id")
              .with("plants", List.copyOf(plants))
              .build();
    };
  }
}

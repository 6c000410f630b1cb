package org.penstock.compliance.http.export;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.app.export.AddProfile;
import org.penstock.compliance.app.export.AddProfile.Added;
import org.penstock.compliance.app.export.Profiles;
import org.penstock.compliance.domain.export.VariableTemplate;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.http.Parameters;
import org.penstock.compliance.http.Signed;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Export profiles, and the WIMS template that fits them. */
@Path("/api/compliance")
public class ProfilesResource {

  private final Profiles profiles;
  private final AddProfile addProfile;
  private final VariableTemplate template;
  private final Signed signed;

  ProfilesResource(
      Profiles profiles, AddProfile addProfile, VariableTemplate template, Signed signed) {
    this.profiles = profiles;
    this.addProfile = addProfile;
    this.template = template;
    this.signed = signed;
  }

  /** A profile in a list. */
  public record ProfileView(
      String profile, int version, String sha256, String target, String takes) {

    static ProfileView of(ExportProfile profile) {
      return new ProfileView(
          profile.id(),
          profile.version(),
          profile.sha256(),
          profile.target().name(),
          profile.takes());
    }
  }

  @GET
  @Path("/export-profiles")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "Lists the newest version of each profile")
  public List<ProfileView> list() {
    return profiles.newest().stream().map(ProfileView::of).toList();
  }

  @GET
  @Path("/export-profiles/{id}")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  @Operation(summary = "The text of a profile, of the newest version or of one asked for")
  public Response one(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
    int number =
        version == null
            ? profiles.find(id).map(ExportProfile::version).orElse(1)
            : Parameters.count("version", version);
    return profiles
        .text(id, number)
        .map(yaml -> Response.ok(yaml, "application/yaml").build())
        .orElseThrow(() ->
            Refusals.of(
                404,
                "profile-not-found",
                "There is no version %d of a profile %s".formatted(number, id)));
  }

  @POST
  @Path("/export-profiles")
  @Consumes({"application/yaml", "text/plain"})
  @RolesAllowed(Roles.ADMIN)
  @Transactional
  @Operation(summary = "Adds a version of a profile; what was exported before stays as it is")
  public Response add(@NotNull String yaml) {
    return switch (addProfile.add(signed.who(), yaml)) {
      case Added.Version(ExportProfile profile) ->
          Response.status(201).entity(ProfileView.of(profile)).build();
      case Added.Unchanged(ExportProfile profile) -> Response.ok(ProfileView.of(profile)).build();
      case Added.Unusable(String reason) -> throw Refusals.of(422, "unusable-profile", reason);
      case Added.BuiltIn(String id) ->
          throw Refusals.of(
              409, "built-in-profile", id + " comes with the release: give yours another name");
    };
  }

  @GET
  @Path("/wims/variable-template")
  @RolesAllowed({Roles.SUPERVISOR, Roles.ADMIN})
  @Operation(
      summary = "The variables that Hach WIMS needs for our files, in its template's columns")
  public Response variableTemplate() {
    return Response.ok(template.csv(), "text/csv; header=present")
        .header("Content-Disposition", "attachment; filename=\"wims-variables.csv\"")
        .build();
  }
}

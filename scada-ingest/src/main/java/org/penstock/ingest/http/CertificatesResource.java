package org.penstock.ingest.http;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.trust.DecideCertificates;
import org.penstock.ingest.app.trust.DecideCertificates.Decided;
import org.penstock.ingest.app.trust.ShowCertificates;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.trust.CertificateDecision;
import org.penstock.ingest.domain.trust.CertificateDecisions.Position;
import org.penstock.ingest.domain.trust.CertificateFacts;
import org.penstock.ingest.domain.trust.CertificateList;
import org.penstock.ingest.domain.trust.Thumbprint;
import org.penstock.kit.http.Caller;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;
import org.penstock.security.Roles;

/** Whose certificates are trusted, and our own for the servers to trust. */
@Path("/api/scada/certificates")
public class CertificatesResource {

  private static final String DER = "application/pkix-cert";
  private static final String PEM = "application/x-pem-file";
  private static final String BYTES = "application/octet-stream";

  private final ShowCertificates show;
  private final DecideCertificates decide;
  private final Caller caller;
  private final InstantSource clock;
  private final int uploadBytes;

  CertificatesResource(
      ShowCertificates show,
      DecideCertificates decide,
      Caller caller,
      InstantSource clock,
      IngestConfig config) {
    this.show = show;
    this.decide = decide;
    this.caller = caller;
    this.clock = clock;
    this.uploadBytes = config.pki().uploadBytes();
  }

  /**
   * Every list.
   *
   * @param next the successor of our own, once it is made; trust it on the servers
   */
  public record Certificates(
      CertificateView own,
      @Nullable CertificateView next,
      List<CertificateView> trusted,
      List<CertificateView> issuers,
      List<CertificateView> rejected) {}

  @GET
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public Certificates list() {
    Instant now = clock.instant();
    ShowCertificates.Lists all = show.all();
    CertificateFacts next = all.own().next();
    return new Certificates(
        CertificateView.of(all.own().current(), now),
        next == null ? null : CertificateView.of(next, now),
        all.trusted().stream().map(found -> CertificateView.of(found, now)).toList(),
        all.issuers().stream().map(found -> CertificateView.of(found, now)).toList(),
        all.rejected().stream().map(found -> CertificateView.of(found, now)).toList());
  }

  /** Our own certificate, or its successor, as most servers take it. */
  @GET
  @Path("/own.der")
  @Produces(DER)
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public byte[] ownDer(@QueryParam("next") @DefaultValue("false") boolean next) {
    return show.own(next)
        .orElseThrow(() -> Refusals.of(404, "no-successor", "No successor is made so far"));
  }

  /** The same as text. */
  @GET
  @Path("/own.pem")
  @Produces(PEM)
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public String ownPem(@QueryParam("next") @DefaultValue("false") boolean next) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(ownDer(next));
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  /** Uses the successor of our certificate now rather than shortly before the end of ours. */
  @POST
  @Path("/own/renew")
  @RolesAllowed(Roles.ADMIN)
  public CertificateView renew() {
    return switch (decide.renew(caller.actor())) {
      case Decided.Unknown _ ->
          throw Refusals.of(404, "no-successor", "No successor is made so far");
      case Decided.Done done -> done(done);
      case Decided.Configured configured -> configured(configured);
      case Decided.Unreadable unreadable -> unreadable(unreadable);
    };
  }

  /** Trusts a rejected certificate; its source connects within its next pause. */
  @POST
  @Path("/rejected/{thumbprint}/approve")
  @RolesAllowed(Roles.ADMIN)
  public CertificateView approve(@PathParam("thumbprint") String thumbprint) {
    return view(decide.approve(parsed(thumbprint), caller.actor()), thumbprint);
  }

  /** Takes a rejected certificate off the list; it returns when a server shows it again. */
  @DELETE
  @Path("/rejected/{thumbprint}")
  @RolesAllowed(Roles.ADMIN)
  public CertificateView dismiss(@PathParam("thumbprint") String thumbprint) {
    return view(decide.dismiss(parsed(thumbprint), caller.actor()), thumbprint);
  }

  /** Trusts an uploaded certificate, of a server or of an authority. */
  @POST
  @Path("/trusted")
  @Consumes({DER, PEM, BYTES})
  @RolesAllowed(Roles.ADMIN)
  public CertificateView trust(byte[] file) {
    return view(decide.add(CertificateList.TRUSTED, sized(file), caller.actor()), "");
  }

  @DELETE
  @Path("/trusted/{thumbprint}")
  @RolesAllowed(Roles.ADMIN)
  public CertificateView distrust(@PathParam("thumbprint") String thumbprint) {
    return view(
        decide.remove(CertificateList.TRUSTED, parsed(thumbprint), caller.actor()), thumbprint);
  }

  /** Takes an uploaded certificate of an authority that completes chains. */
  @POST
  @Path("/issuers")
  @Consumes({DER, PEM, BYTES})
  @RolesAllowed(Roles.ADMIN)
  public CertificateView addIssuer(byte[] file) {
    return view(decide.add(CertificateList.ISSUER, sized(file), caller.actor()), "");
  }

  @DELETE
  @Path("/issuers/{thumbprint}")
  @RolesAllowed(Roles.ADMIN)
  public CertificateView removeIssuer(@PathParam("thumbprint") String thumbprint) {
    return view(
        decide.remove(CertificateList.ISSUER, parsed(thumbprint), caller.actor()), thumbprint);
  }

  /** A page of decisions. */
  public record DecisionPage(List<CertificateDecision> items, @Nullable String nextCursor) {}

  /** Who decided what, the latest first; as far as the database has it. */
  @GET
  @Path("/decisions")
  @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.ADMIN, Roles.AUDITOR})
  public DecisionPage decisions(
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(200) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    List<CertificateDecision> found = show.decisions(position(cursor), limit + 1);
    if (found.size() <= limit) {
      return new DecisionPage(found, null);
    }
    List<CertificateDecision> page = found.subList(0, limit);
    CertificateDecision last = page.getLast();
    return new DecisionPage(page, Cursors.encode(last.at().toString(), last.id()));
  }

  private static @Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> key = Cursors.decode(cursor, 2);
    try {
      return new Position(Instant.parse(key.getFirst()), UUID.fromString(key.getLast()).toString());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }

  private byte[] sized(byte[] file) {
    if (file.length > uploadBytes) {
      throw Refusals.of(413, "body-too-large", "At most %d bytes".formatted(uploadBytes));
    }
    return file;
  }

  private static Thumbprint parsed(String text) {
    return Thumbprint.parse(text)
        .orElseThrow(() ->
            Refusals.of(
                400, "malformed-thumbprint", "A thumbprint is SHA-1 or SHA-256 in hexadecimal"));
  }

  private CertificateView view(Decided decided, String thumbprint) {
    return switch (decided) {
      case Decided.Unknown _ ->
          throw Refusals.of(
              404, "unknown-certificate", "There is no certificate %s there".formatted(thumbprint));
      case Decided.Done done -> done(done);
      case Decided.Configured configured -> configured(configured);
      case Decided.Unreadable unreadable -> unreadable(unreadable);
    };
  }

  private CertificateView done(Decided.Done done) {
    return CertificateView.of(done.certificate(), clock.instant());
  }

  private static CertificateView configured(Decided.Configured configured) {
    throw Refusals.of(
        409,
        "certificate-configured",
        "The configuration trusts %s by scada.pki.trust-file; take it out there"
            .formatted(configured.certificate().subject()));
  }

  private static CertificateView unreadable(Decided.Unreadable unreadable) {
    throw Refusals.of(422, "not-a-certificate", "This is no certificate: " + unreadable.reason());
  }
}

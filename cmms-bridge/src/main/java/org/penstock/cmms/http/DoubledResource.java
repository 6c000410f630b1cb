package org.penstock.cmms.http;

import static org.penstock.security.Roles.ADMIN;
import static org.penstock.security.Roles.AUDITOR;
import static org.penstock.security.Roles.OPERATOR;
import static org.penstock.security.Roles.SUPERVISOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.penstock.cmms.domain.doubled.Doubled;
import org.penstock.cmms.domain.doubled.Doubles;

/** Faults for which the maintenance system has two work orders. */
@Path("/api/work-orders/doubled")
public class DoubledResource {

  private final Doubles doubles;

  DoubledResource(Doubles doubles) {
    this.doubles = doubles;
  }

  /** Those of which none is cancelled there yet, oldest first. */
  @GET
  @RolesAllowed({OPERATOR, SUPERVISOR, ADMIN, AUDITOR})
  public Standing standing(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return new Standing(doubles.standing(limit).stream().map(View::of).toList());
  }

  /** The list. */
  public record Standing(List<View> items) {}

  /**
   * One fault and its two work orders.
   *
   * @param otherNumber the one that does not count here
   */
  public record View(
      String workOrderId,
      String externalRef,
      String externalId,
      String externalNumber,
      String otherId,
      String otherNumber,
      Instant foundAt) {

    static View of(Doubled doubled) {
      return new View(
          doubled.workOrderId().toString(),
          doubled.reference(),
          doubled.ours().id(),
          doubled.ours().number(),
          doubled.other().id(),
          doubled.other().number(),
          doubled.foundAt());
    }
  }
}

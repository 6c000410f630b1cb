package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation.Mapped;
import org.penstock.cmms.domain.follow.StatusReading;

/** What a fault becomes in SAP: where it is, what it is called and how it stands. */
sealed interface SapDocument permits Notification, Order {

  /** The service, as its path begins. */
  String service();

  /** The set of all of them, and also the name of its type. */
  String entitySet();

  /** The field that SAP numbers them by. */
  String keyField();

  /** The field that carries our reference. */
  String referenceField();

  /** The field and the code of the mapping that belongs to it: what kind of work it is. */
  String typeField();

  /** The fields that are asked for when they are looked for or looked after. */
  List<String> shownFields();

  /** The body of a create. */
  String body(Mapped order);

  /** How one stands that was asked after. */
  StatusReading.Status status(JsonNode row, PlantMapping mapping);

  /** Where they are. */
  default String path() {
    return service() + "/" + entitySet();
  }
}

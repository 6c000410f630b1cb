package org.penstock.cmms.connector.sap;

import java.time.InstantSource;
import org.penstock.cmms.connector.contract.ConnectorContract;

/** A fault as an order. */
class SapOrderTest extends ConnectorContract {

  SapOrderTest() {
    super(new SapVendor(SapSettings.Kind.ORDER, InstantSource.fixed(NOW)));
  }
}

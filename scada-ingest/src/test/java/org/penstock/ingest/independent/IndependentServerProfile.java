package org.penstock.ingest.independent;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.penstock.plant.test.PlantTestResource;

/** The service with this one server, instead of the simulated plant that all other tests share. */
public final class IndependentServerProfile implements QuarkusTestProfile {

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(PlantTestResource.class, Map.of("service", "scada")),
        new TestResourceEntry(IndependentServer.class));
  }
}

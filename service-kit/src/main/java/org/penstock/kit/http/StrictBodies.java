package org.penstock.kit.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.penstock.event.PlantJson;

/**
 * JSON over HTTP looks as it does on Kafka, but is read strictly: a caller is told of a field that
 * we do not know, where a reader of events passes over it.
 */
@Singleton
class StrictBodies implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    PlantJson.configure(mapper)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .disable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
  }
}

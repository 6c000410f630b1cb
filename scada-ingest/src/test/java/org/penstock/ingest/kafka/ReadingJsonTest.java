package org.penstock.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.penstock.event.PlantJson;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.ManyReadings;

class ReadingJsonTest {

  private final ObjectMapper mapper = PlantJson.newMapper();
  private final ReadingJson json = new ReadingJson();

  @Test
  void everyByteIsTheObjectMappers() throws Exception {
    long seed = new Random().nextLong();
    for (Reading reading : new ManyReadings(seed).next(20_000)) {
      assertThat(new String(json.of(reading), StandardCharsets.UTF_8))
          .as("seed %d", seed)
          .isEqualTo(new String(mapper.writeValueAsBytes(reading), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsWrittenIsReadAsTheSameReading() throws Exception {
    for (Reading reading : new ManyReadings(3).next(500)) {
      Reading read = mapper.readValue(json.of(reading), Reading.class);
      assertThat(read.eventId()).isEqualTo(reading.eventId());
      assertThat(read.timestamp()).isEqualTo(reading.timestamp());
      assertThat(read.seq()).isEqualTo(reading.seq());
    }
  }
}

package org.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypesTest {

  private final ObjectMapper mapper = PlantJson.newMapper();

  @Test
  void anAlarmEventIsNamedInTheUsersWords() {
    assertThat(EventTypes.of(AlarmEventType.ACKNOWLEDGED)).isEqualTo("alarm_acknowledged");
  }

  @ParameterizedTest
  @EnumSource
  void theTypeOfAWorkOrderEventIsTheOneInTheRecord(WorkOrderEventType type) {
    assertThat(EventTypes.of(type)).isEqualTo(mapper.convertValue(type, String.class));
  }

  @ParameterizedTest
  @EnumSource
  void theTypeOfAComplianceEventIsTheOneInTheRecord(ComplianceEventType type) {
    assertThat(EventTypes.of(type)).isEqualTo(mapper.convertValue(type, String.class));
  }
}

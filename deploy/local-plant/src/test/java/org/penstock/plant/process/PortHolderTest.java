package org.penstock.plant.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortHolderTest {

  private static final String LISTENING =
      "   3: 0100007F:1FF4 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0"
          + "        0 482157 1 0000000000000000 100 0 0 10 0";
  private static final String CONNECTED =
      "   4: 0100007F:1FF4 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0"
          + "        0 482158 1 0000000000000000 20 4 30 10 -1";

  @Test
  void theSocketThatListensIsTheHolders() {
    assertThat(PortHolder.listeningSocket(LISTENING, 8180)).contains("socket:[482157]");
  }

  @Test
  void anotherPortAConnectionAndTheHeadingAreNot() {
    assertThat(PortHolder.listeningSocket(LISTENING, 8181)).isEmpty();
    assertThat(PortHolder.listeningSocket(CONNECTED, 8180)).isEmpty();
    assertThat(PortHolder.listeningSocket("  sl  local_address rem_address   st", 8180)).isEmpty();
  }
}

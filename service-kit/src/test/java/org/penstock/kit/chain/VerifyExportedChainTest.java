package org.penstock.kit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.event.PlantJson;

class VerifyExportedChainTest {

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private String lastHash = "";

  @BeforeEach
  void linkThreeRows() throws IOException, GeneralSecurityException {
    for (int seq = 1; seq <= 3; seq++) {
      String payload = "{\"act\":" + seq + "}";
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(HexFormat.of().parseHex(lastHash));
      String hash =
          HexFormat.of()
              .formatHex(sha256.digest((seq + "|" + payload).getBytes(StandardCharsets.UTF_8)));
      lines.add(
          PlantJson.newMapper().writeValueAsString(new ChainLink(seq, payload, lastHash, hash)));
      lastHash = hash;
    }
  }

  @Test
  void anUntouchedFileIsIntactAndReachesItsAnchor() throws IOException {
    assertThat(verify()).isEqualTo("0 intact: 3 rows, the last is 3 with " + lastHash);
    assertThat(verify("3:" + lastHash)).startsWith("0 intact");
  }

  @Test
  void aChangedRowIsNamed() throws IOException {
    lines.set(1, lines.get(1).replace("act\\\":2", "act\\\":9"));

    assertThat(verify()).startsWith("1 BROKEN at row 2: HASH");
  }

  @Test
  void aCutTailIsFoundByTheAnchorAlone() throws IOException {
    lines.removeLast();

    assertThat(verify()).startsWith("0 intact: 2 rows");
    assertThat(verify("3:" + lastHash)).startsWith("1 BROKEN at row 3: TRUNCATED");
  }

  @Test
  void whatIsNoChainAndNoAnchorIsSaidPlainly() throws IOException {
    assertThat(verify("3:short")).startsWith("2 An anchor is");
    lines.set(0, "{not json");
    assertThat(verify()).startsWith("2 ").contains("no row of a chain");
    assertThat(run(List.of())).startsWith("2 usage");
    assertThat(run(List.of(folder.resolve("absent").toString()))).startsWith("2 ");
  }

  private String verify(String... anchor) throws IOException {
    Path file = Files.write(folder.resolve("chain.ndjson"), lines);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(anchor));
    return run(arguments);
  }

  /** The exit code and what was said. */
  private static String run(List<String> arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        VerifyExportedChain.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    return code + " " + said.toString(StandardCharsets.UTF_8).strip();
  }
}

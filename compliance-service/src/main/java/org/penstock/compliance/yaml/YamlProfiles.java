package org.penstock.compliance.yaml;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ProfileTexts;

/** Profiles in YAML; those that this release carries are a file each. */
@Singleton
public class YamlProfiles implements ProfileTexts {

  private static final List<String> BUILT_IN =
      List.of(
          "aqs-observations",
          "aqts-ng",
          "audit-full",
          "excel",
          "wims-lims",
          "wims-scada-narrow",
          "wims-scada-wide",
          "wims-varnum",
          "wqx-results");

  @Override
  public ExportProfile read(String text, int version) {
    ExportProfile read = ProfileFile.read(text.getBytes(StandardCharsets.UTF_8));
    return version == ITS_OWN ? read : read.withVersion(version);
  }

  @Override
  public List<String> builtIn() {
    return BUILT_IN.stream().map(YamlProfiles::text).toList();
  }

  private static String text(String id) {
    String resource = "/export/" + id + ".yaml";
    try (InputStream file = YamlProfiles.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + resource, e);
    }
  }
}

package org.penstock.compliance.csv;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penstock.compliance.config.ComplianceConfig;
import org.penstock.compliance.domain.export.ExportWork;
import org.penstock.compliance.domain.export.profile.ExportProfile;

/** Makes files in the folder for temporary files, or in the one that the operator names. */
@Singleton
class TemporaryWorkshop implements ExportWork.Workshop {

  private final Path folder;

  TemporaryWorkshop(ComplianceConfig config) {
    this.folder =
        config.export().workFolder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Override
  public ExportWork open(ExportProfile profile) {
    try {
      return new PartFiles(profile, Files.createTempDirectory(folder, "export-"));
    } catch (IOException e) {
      throw new UncheckedIOException("compliance.export.work-folder " + folder, e);
    }
  }
}

package org.penstock.compliance.domain.export;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exports, and the bytes of each as they were first made. */
public interface ExportFiles {

  /** Keeps an export, its manifest and the bytes of its files. */
  void add(ExportFile file, SignedManifest manifest, ExportWork bytes);

  /** One export. */
  Optional<ExportFile> find(UUID id);

  /** The manifest of one export. */
  Optional<SignedManifest> manifest(UUID id);

  /** Copies the bytes of one file of an export, a few at a time. */
  void copy(UUID id, int part, OutputStream to);

  /** A page of exports, the newest first; identifiers grow with time. */
  List<ExportFile> list(@Nullable UUID before, int limit);
}

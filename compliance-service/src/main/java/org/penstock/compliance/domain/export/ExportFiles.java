package org.penstock.compliance.domain.export;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exports, and the bytes of each as they were first made. */
public interface ExportFiles {

  /** Keeps an export and its bytes. */
  void add(ExportFile file, byte[] bytes);

  /** One export. */
  Optional<ExportFile> find(UUID id);

  /** The bytes of one export. */
  Optional<byte[]> bytes(UUID id);

  /** A page of exports, the newest first; identifiers grow with time. */
  List<ExportFile> list(@Nullable UUID before, int limit);
}

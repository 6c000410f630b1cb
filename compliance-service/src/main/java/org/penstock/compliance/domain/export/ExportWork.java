package org.penstock.compliance.domain.export;

import java.io.InputStream;
import java.util.List;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.render.PartSink;

/** The files of an export that is being made, outside the memory; gone when it is closed. */
public interface ExportWork extends PartSink, AutoCloseable {

  /** Where files are made. */
  interface Workshop {

    /** Begins an export in the profile's grammar and charset. */
    ExportWork open(ExportProfile profile);
  }

  /** Ends the last file; the same lines always gave the same bytes. */
  List<ExportPart> finish();

  /** The bytes of a file, once finished. */
  InputStream read(ExportPart part);

  @Override
  void close();
}

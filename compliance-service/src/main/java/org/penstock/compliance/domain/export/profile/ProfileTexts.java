package org.penstock.compliance.domain.export.profile;

import java.util.List;

/** Profiles as people write them. */
public interface ProfileTexts {

  /** The number that the text itself has. */
  int ITS_OWN = 0;

  /**
   * The profile of a text, with this number, whatever number the text has, or with {@link
   * #ITS_OWN}.
   *
   * @throws IllegalArgumentException with a sentence, where the text is no profile
   */
  ExportProfile read(String text, int version);

  /** The texts that this release carries. */
  List<String> builtIn();
}

package org.penstock.kit.work;

import java.util.List;

/** Works that are made at start, one for each of something. */
public interface WorkSource {

  /** The works to run; asked once. */
  List<? extends BackgroundWork> works();
}

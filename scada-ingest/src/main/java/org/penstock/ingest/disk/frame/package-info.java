/**
 * Files of frames: each frame with its length and checksum, so that one that the end of the process
 * cut, or a faulty disk changed, is known from a whole one.
 *
 * <p>Used by the spool and by the untold gaps; knows nothing of what a frame holds.
 */
@NullMarked
package org.penstock.ingest.disk.frame;

import org.jspecify.annotations.NullMarked;

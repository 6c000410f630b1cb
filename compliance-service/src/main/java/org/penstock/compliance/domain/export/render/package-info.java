/**
 * From readings to the lines of files, one reading after another: the same readings, tags and
 * profile always give the same lines, and no more is held than the readings of one moment.
 */
@NullMarked
package org.penstock.compliance.domain.export.render;

import org.jspecify.annotations.NullMarked;

/** The readings that an export is made of, one after another. */
@NullMarked
package org.penstock.compliance.domain.export.row;

import org.jspecify.annotations.NullMarked;

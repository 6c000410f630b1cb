/** Exports in PostgreSQL: where their readings come from, and where their files stay. */
@NullMarked
package org.penstock.compliance.db.export;

import org.jspecify.annotations.NullMarked;

/** The bytes of an export file, by Apache Commons CSV. */
@NullMarked
package org.penstock.compliance.csv;

import org.jspecify.annotations.NullMarked;

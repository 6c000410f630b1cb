/** Exports over HTTP: as an answer, as a job, and what is known of them. */
@NullMarked
package org.penstock.compliance.http.export;

import org.jspecify.annotations.NullMarked;

/**
 * How people change which sources and tags are read: one source as a row, the tag list as CSV.
 *
 * <p>Admins change, everybody with a role reads. Every change names the revision that it was made
 * from, so that nobody overwrites what they have not seen.
 */
@NullMarked
package org.penstock.ingest.http.configuration;

import org.jspecify.annotations.NullMarked;

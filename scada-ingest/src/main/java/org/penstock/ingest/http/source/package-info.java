/**
 * What people do with one source over HTTP: order its connection, look into its server.
 *
 * <p>Thin: each resource calls one verb of {@code app} and maps its answer.
 */
@NullMarked
package org.penstock.ingest.http.source;

import org.jspecify.annotations.NullMarked;

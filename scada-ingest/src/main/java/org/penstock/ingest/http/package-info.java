/**
 * The HTTP surface under {@code /api/scada}: thin resources that call the app and answer with
 * views.
 */
@NullMarked
package org.penstock.ingest.http;

import org.jspecify.annotations.NullMarked;

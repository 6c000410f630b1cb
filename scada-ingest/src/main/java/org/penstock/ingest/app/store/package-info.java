/**
 * The reading store's use cases: keep, list, chart, follow the latest, and look after the days.
 *
 * <p>Called by the rims; reaches the database through ports and knows no technology.
 */
@NullMarked
package org.penstock.ingest.app.store;

import org.jspecify.annotations.NullMarked;
